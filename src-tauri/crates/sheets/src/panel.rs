//! A panel table becomes experts and groups (专家构成方案). Numbers, default group and default role are
//! filled in where the table leaves them out; whether the panel is fit to be filed is asked elsewhere
//! (`review::panel`).

use std::collections::HashMap;

use review::ids::{ExpertId, GroupId, IdFault, NominationId};
use review::panel::{Expert, Group, Role};

use crate::columns;
use crate::fault::{RowFault, SheetError, code};
use crate::table::{Row, Table};

/// The group of a table without groups, and its title.
const MAIN: &str = "main";

/// What came of a panel table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PanelIntake {
    /// The experts of the rows without a fault.
    pub experts: Vec<Expert>,
    /// Their groups in order of appearance. A name that is no id (第一组) is the title of `g1`, `g2`, ….
    pub groups: Vec<Group>,
    /// Why rows were left out.
    pub faults: Vec<RowFault>,
}

struct Columns {
    number: Option<usize>,
    name: usize,
    unit: usize,
    group: Option<usize>,
    role: Option<usize>,
    key: Option<usize>,
    conflicts: Option<usize>,
}

/// Reads a panel table: `name`/姓名 and `unit`/单位 are needed; `expert`/专家编号, `group`/组, `role`/角色,
/// `key`/公钥 and `conflicts`/回避 may be left out. Without a column of numbers, experts are numbered by
/// their place in the table, so that a fault in one row does not move the others. A key is kept as it
/// stands: whether it is one, who files the panel says. Error: `MissingColumn`.
pub fn read_panel(table: &Table) -> Result<PanelIntake, SheetError> {
    let columns = Columns {
        number: columns::find(table, &["expert", "专家编号", "专家号", "编号", "序号"]),
        name: columns::need(table, &["姓名", "专家姓名", "name"])?,
        unit: columns::need(table, &["单位", "任职单位", "工作单位", "所在单位", "unit"])?,
        group: columns::find(table, &["组", "评审组", "组别", "分组", "group"]),
        role: columns::find(table, &["角色", "职责", "role"]),
        key: columns::find(table, &["公钥", "密钥", "专家公钥", "key", "public_key"]),
        conflicts: columns::find(table, &["回避", "回避项目", "回避编号", "conflicts"]),
    };
    let mut intake = PanelIntake::default();
    let mut seen = HashMap::new();
    for (index, row) in table.rows.iter().enumerate() {
        match expert(row, index + 1, &columns, &mut intake.groups) {
            Ok(expert) => match seen.get(&expert.id) {
                None => {
                    seen.insert(expert.id.clone(), row.number);
                    intake.experts.push(expert);
                }
                Some(first) => intake.faults.push(duplicate(row, &columns, &expert.id, *first)),
            },
            Err(faults) => intake.faults.extend(faults),
        }
    }
    intake.groups.retain(|g| intake.experts.iter().any(|e| e.group == g.id));
    Ok(intake)
}

fn duplicate(row: &Row, columns: &Columns, id: &ExpertId, first: usize) -> RowFault {
    let cell = columns.number.map(|c| row.address(c)).unwrap_or_default();
    let given = [("value", id.to_string()), ("first_row", first.to_string())];
    RowFault::new(row.number, cell, code::DUPLICATE_ID, given)
}

fn expert(
    row: &Row,
    place: usize,
    columns: &Columns,
    groups: &mut Vec<Group>,
) -> Result<Expert, Vec<RowFault>> {
    let mut faults = Vec::new();
    let mut text = |column: usize, heading: &str| {
        if row.cell(column).is_empty() {
            let given = [("heading", heading.to_owned())];
            let cell = row.address(column);
            faults.push(RowFault::new(row.number, cell, code::MISSING_VALUE, given));
        }
        row.cell(column).to_owned()
    };
    let name = text(columns.name, "姓名");
    let unit = text(columns.unit, "单位");
    let id = number(row, place, columns.number).map_err(|f| faults.push(f)).ok();
    let role = role(row, columns.role).map_err(|f| faults.push(f)).ok();
    let conflicts = conflicts(row, columns.conflicts).map_err(|f| faults.push(f)).ok();
    match (id, role, conflicts) {
        (Some(id), Some(role), Some(conflicts)) if faults.is_empty() => {
            let group = group(columns.group.map_or("", |c| row.cell(c)), groups);
            let group =
                group.map_err(|f| vec![bad_id(row, columns.group.unwrap_or_default(), &f)])?;
            let key = columns.key.map(|c| row.cell(c)).filter(|k| !k.is_empty());
            Ok(Expert { id, name, unit, group, role, key: key.map(ToOwned::to_owned), conflicts })
        }
        _ => Err(faults),
    }
}

fn bad_id(row: &Row, column: usize, fault: &IdFault) -> RowFault {
    let given = [("value", fault.value.clone()), ("pattern", fault.pattern.to_owned())];
    RowFault::new(row.number, row.address(column), code::BAD_ID, given)
}

/// `E007`, `e007` or `7`; the place in the table where there is no such column.
fn number(row: &Row, place: usize, column: Option<usize>) -> Result<ExpertId, RowFault> {
    let Some(column) = column else {
        return ExpertId::nth(place).map_err(|fault| bad_id(row, 0, &fault));
    };
    let text = row.cell(column);
    if text.is_empty() {
        let given = [("heading", "专家编号".to_owned())];
        let cell = row.address(column);
        return Err(RowFault::new(row.number, cell, code::MISSING_VALUE, given));
    }
    let read = match text.parse::<usize>() {
        Ok(n) if n > 0 => ExpertId::nth(n),
        _ => ExpertId::new(text.to_ascii_uppercase()),
    };
    read.map_err(|fault| bad_id(row, column, &IdFault { value: text.to_owned(), ..fault }))
}

fn role(row: &Row, column: Option<usize>) -> Result<Role, RowFault> {
    let Some(column) = column else { return Ok(Role::Member) };
    match row.cell(column).to_ascii_lowercase().as_str() {
        "chair" | "组长" => Ok(Role::Chair),
        "" | "member" | "专家" | "成员" | "组员" => Ok(Role::Member),
        other => {
            let given = [("value", other.to_owned()), ("known", "组长、专家".to_owned())];
            Err(RowFault::new(row.number, row.address(column), code::BAD_ROLE, given))
        }
    }
}

fn conflicts(row: &Row, column: Option<usize>) -> Result<Vec<NominationId>, RowFault> {
    let Some(column) = column else { return Ok(Vec::new()) };
    let separator = |c: char| c.is_whitespace() || ";,、；，".contains(c);
    let ids = row.cell(column).split(separator).filter(|s| !s.is_empty()).map(NominationId::new);
    ids.collect::<Result<_, _>>().map_err(|fault| bad_id(row, column, &fault))
}

/// The group that a table calls `name`, made where it is new.
fn group(name: &str, groups: &mut Vec<Group>) -> Result<GroupId, IdFault> {
    let name = if name.is_empty() { MAIN } else { name };
    if let Some(known) = groups.iter().find(|g| g.title == name) {
        return Ok(known.id.clone());
    }
    let taken = |id: &GroupId| groups.iter().any(|g| &g.id == id);
    let free = |ids: std::ops::RangeFrom<usize>| {
        ids.map(|n| GroupId::new(format!("g{n}"))).find(|id| id.as_ref().is_ok_and(|id| !taken(id)))
    };
    let id = match GroupId::new(name) {
        Ok(id) if !taken(&id) => id,
        Ok(_) => free(1..).ok_or_else(|| unnamed(name))??,
        Err(fault) => free(1..).ok_or(fault)??,
    };
    groups.push(Group { id: id.clone(), title: name.to_owned() });
    Ok(id)
}

fn unnamed(name: &str) -> IdFault {
    IdFault { kind: "group id", value: name.to_owned(), pattern: "" }
}
