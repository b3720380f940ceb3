//! What is built in: the edition of 2022 and a criteria template for each of its tracks. They are data
//! like any other; a later edition needs a file and no change here.

/// Editions by id.
const EDITIONS: &[(&str, &str)] =
    &[("2022", include_str!("../../../../assets/editions/2022.toml"))];

macro_rules! templates {
    ($($name:literal)*) => {
        &[$(($name, include_str!(concat!("../../../../assets/criteria/", $name, ".json")))),*]
    };
}

/// Criteria templates by file name without ending.
const TEMPLATES: &[(&str, &str)] = templates! {
    "electronics" "biomedicine" "equipment" "materials" "green" "foundation" "rising-firm"
    "integration-org" "startup" "jobs" "tech-manager" "international" "product" "community"
    "institution"
};

/// The TOML of a built-in edition.
pub fn edition(id: &str) -> Option<&'static str> {
    EDITIONS.iter().find(|(name, _)| *name == id).map(|(_, text)| *text)
}

/// The JSON of a built-in criteria template, by the file name that a track gives.
pub fn template(file_name: &str) -> Option<&'static str> {
    let name = file_name.trim_end_matches(".json");
    TEMPLATES.iter().find(|(n, _)| *n == name).map(|(_, text)| *text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_track_of_every_edition_has_its_template() {
        for (id, text) in EDITIONS {
            let edition = review::edition::parse_toml(text).unwrap();
            assert_eq!(edition.id.as_str(), *id);
            assert_eq!(edition.faults(), []);
            for track in &edition.tracks {
                assert!(template(&track.criteria).is_some(), "{}", track.id);
            }
        }
    }
}
