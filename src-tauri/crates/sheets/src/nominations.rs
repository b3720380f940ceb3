//! The intake: rows of the platform's export become nominations. The columns of that export are not known
//! in advance, so a mapping is guessed from headings and can be changed before anything is taken
//! (`domain.md` §8). No rule of eligibility and no quota is applied here.

use std::collections::{BTreeMap, HashMap};

use review::ids::{NominationId, TrackId};
use review::nomination::{Attachment, Nomination};

use crate::columns;
use crate::fault::{RowFault, code};
use crate::fields;
use crate::table::{Heading, Row, Table};

const ID: &[&str] =
    &["编号", "项目编号", "申报编号", "候选编号", "nomination", "nomination_id", "id"];
const TITLE: &[&str] = &[
    "名称",
    "项目名称",
    "申报项目名称",
    "成果名称",
    "申报项目",
    "企业名称",
    "机构名称",
    "组织名称",
    "姓名",
    "申报人",
    "title",
    "name",
];
const APPLICANT: &[&str] =
    &["申报单位", "申报单位名称", "申报主体", "任职单位", "工作单位", "applicant"];
const NOMINATOR: &[&str] = &["推荐单位", "推荐单位名称", "nominator"];
const CHANNEL: &[&str] = &["推荐渠道", "渠道", "推荐单位类别", "channel"];
const TRACK: &[&str] = &["领域", "类别", "申报领域", "申报类别", "赛道", "方向", "track"];

/// Which file column (from 0) holds what. Every column that is not named here becomes a field.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mapping {
    /// 编号; needed.
    pub id: Option<usize>,
    /// 名称, of a person 姓名; needed.
    pub title: Option<usize>,
    /// 申报单位, of a person 任职单位; needed.
    pub applicant: Option<usize>,
    /// 推荐单位; lists that are organised separately have none.
    pub nominator: Option<usize>,
    /// 推荐渠道; lists that are organised separately have none.
    pub channel: Option<usize>,
    /// 领域、类别.
    pub track: Option<usize>,
    /// The tracks by what the track column calls them, from the edition. While it is empty, only a track
    /// id counts as a track and any other text stays a field; once it is filled, an unknown text is a
    /// fault.
    pub tracks: BTreeMap<String, TrackId>,
}

impl Mapping {
    /// The mapping that the headings suggest, without tracks.
    pub fn guess(table: &Table) -> Self {
        Self {
            id: columns::find(table, ID),
            title: columns::find(table, TITLE),
            applicant: columns::find(table, APPLICANT),
            nominator: columns::find(table, NOMINATOR),
            channel: columns::find(table, CHANNEL),
            track: columns::find(table, TRACK),
            tracks: BTreeMap::new(),
        }
    }

    /// The needed columns that are not mapped, by the headings that would do.
    fn missing(&self) -> Vec<&'static [&'static str]> {
        let needed = [(self.id, ID), (self.title, TITLE), (self.applicant, APPLICANT)];
        needed.into_iter().filter(|(column, _)| column.is_none()).map(|(_, names)| names).collect()
    }

    fn is_mapped(&self, column: usize) -> bool {
        [self.id, self.title, self.applicant, self.nominator, self.channel].contains(&Some(column))
    }
}

/// What came of a spreadsheet of nominations.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Intake {
    /// Row of the file, record, and the track if the row names one; rows with a fault are left out.
    pub nominations: Vec<(usize, Nomination, Option<TrackId>)>,
    /// Why rows were left out; `missing_column` stands at the heading row and leaves out all.
    pub faults: Vec<RowFault>,
}

/// Reads `table` by `mapping`. `attachments` are the files found for each nomination id; an id is looked
/// up as written, then ignoring case. A nomination without attachments is no fault.
pub fn read_nominations(
    table: &Table,
    mapping: &Mapping,
    attachments: &BTreeMap<String, Vec<Attachment>>,
) -> Intake {
    let faults = missing_columns(table, mapping);
    if !faults.is_empty() {
        return Intake { nominations: Vec::new(), faults };
    }
    let folded = attachments.iter().map(|(id, files)| (id.to_ascii_lowercase(), files));
    let mut reading = Reading {
        headings: &table.headings,
        mapping,
        attachments,
        folded: folded.collect(),
        seen: HashMap::new(),
        intake: Intake::default(),
    };
    for row in &table.rows {
        reading.take(row);
    }
    reading.intake
}

fn missing_columns(table: &Table, mapping: &Mapping) -> Vec<RowFault> {
    let found: Vec<&str> = table.headings.iter().map(|h| h.text.as_str()).collect();
    let fault = |names: &[&str]| {
        let given = [("wanted", names.join("、")), ("found", found.join("、"))];
        RowFault::new(table.heading_row, "", code::MISSING_COLUMN, given)
    };
    mapping.missing().into_iter().map(fault).collect()
}

struct Reading<'a> {
    headings: &'a [Heading],
    mapping: &'a Mapping,
    attachments: &'a BTreeMap<String, Vec<Attachment>>,
    folded: BTreeMap<String, &'a Vec<Attachment>>,
    seen: HashMap<String, usize>,
    intake: Intake,
}

impl Reading<'_> {
    fn take(&mut self, row: &Row) {
        let before = self.intake.faults.len();
        let id = self.id(row);
        for column in [self.mapping.title, self.mapping.applicant] {
            self.filled(row, column);
        }
        let track = self.track(row);
        let fields = self.fields(row, track.is_some());
        if let (Some(id), true) = (id, self.intake.faults.len() == before) {
            let text = |c: Option<usize>| c.map_or("", |c| row.cell(c)).to_owned();
            let nomination = Nomination {
                attachments: self.files(&id),
                id,
                title: text(self.mapping.title),
                applicant: text(self.mapping.applicant),
                nominator: text(self.mapping.nominator),
                channel: text(self.mapping.channel),
                fields,
            };
            self.intake.nominations.push((row.number, nomination, track));
        }
    }

    fn id(&mut self, row: &Row) -> Option<NominationId> {
        let text = self.filled(row, self.mapping.id)?;
        let cell = row.address(self.mapping.id?);
        let id = match NominationId::new(text) {
            Ok(id) => id,
            Err(fault) => {
                let given = [("value", fault.value), ("pattern", fault.pattern.to_owned())];
                self.fault(row, cell, code::BAD_ID, given);
                return None;
            }
        };
        let folded = text.to_ascii_lowercase();
        if let Some(&first) = self.seen.get(&folded) {
            let given = [("value", text.to_owned()), ("first_row", first.to_string())];
            self.fault(row, cell, code::DUPLICATE_ID, given);
            return None;
        }
        self.seen.insert(folded, row.number);
        Some(id)
    }

    fn filled<'r>(&mut self, row: &'r Row, column: Option<usize>) -> Option<&'r str> {
        let column = column?;
        let text = row.cell(column);
        if text.is_empty() {
            let heading = self.heading(column);
            self.fault(row, row.address(column), code::MISSING_VALUE, [("heading", heading)]);
            return None;
        }
        Some(text)
    }

    fn track(&mut self, row: &Row) -> Option<TrackId> {
        let column = self.mapping.track?;
        let text = row.cell(column);
        if text.is_empty() {
            return None;
        }
        let known = &self.mapping.tracks;
        if known.is_empty() {
            return TrackId::new(text).ok();
        }
        let by_title = known.get(text).or_else(|| known.values().find(|t| t.as_str() == text));
        if by_title.is_none() {
            let titles: Vec<&str> = known.keys().map(String::as_str).collect();
            let given = [("value", text.to_owned()), ("known", titles.join("、"))];
            self.fault(row, row.address(column), code::UNKNOWN_TRACK, given);
        }
        by_title.cloned()
    }

    fn fields(&mut self, row: &Row, has_track: bool) -> BTreeMap<String, String> {
        let mut kept = BTreeMap::new();
        for heading in self.headings {
            let column = heading.column;
            let is_track = has_track && self.mapping.track == Some(column);
            let text = row.cell(column);
            if text.is_empty() || is_track || self.mapping.is_mapped(column) {
                continue;
            }
            if let Some(fault) = fields::check(row, heading) {
                self.intake.faults.push(fault);
            }
            kept.insert(heading.text.clone(), text.to_owned());
        }
        kept
    }

    fn files(&self, id: &NominationId) -> Vec<Attachment> {
        let exact = self.attachments.get(id.as_str());
        let found = exact.or_else(|| self.folded.get(&id.as_str().to_ascii_lowercase()).copied());
        found.cloned().unwrap_or_default()
    }

    fn heading(&self, column: usize) -> String {
        let found = self.headings.iter().find(|h| h.column == column);
        found.map(|h| h.text.clone()).unwrap_or_default()
    }

    fn fault<const N: usize>(
        &mut self,
        row: &Row,
        cell: String,
        code: &'static str,
        given: [(&str, String); N],
    ) {
        self.intake.faults.push(RowFault::new(row.number, cell, code, given));
    }
}
