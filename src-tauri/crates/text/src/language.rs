//! Which of the two languages is spoken, and how a tag such as `zh_CN.UTF-8` chooses one. The
//! environment is never read here; whoever knows the tag passes it in.

/// A language of the catalogue. Chinese is written first and is what an unknown wish gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Language {
    /// 简体中文.
    #[default]
    ZhCn,
    /// English.
    En,
}

impl Language {
    /// Both, Chinese first.
    pub const ALL: [Self; 2] = [Self::ZhCn, Self::En];

    /// The language a tag asks for, be it BCP 47 (`en-GB`) or the style of `LANG` (`zh_CN.UTF-8`).
    /// Anything but English is Chinese: the program is made for Chinese offices, and their
    /// computers often say `C` or nothing.
    ///
    /// ```
    /// use text::Language;
    /// assert_eq!(Language::from_tag("en_US.UTF-8"), Language::En);
    /// assert_eq!(Language::from_tag("C"), Language::ZhCn);
    /// ```
    pub fn from_tag(tag: &str) -> Self {
        let primary = tag.trim().split(['-', '_', '.', '@']).next().unwrap_or_default();
        if primary.eq_ignore_ascii_case("en") { Self::En } else { Self::ZhCn }
    }

    /// The BCP 47 tag, which is also the name of the folder under `assets/locales`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::ZhCn => "zh-CN",
            Self::En => "en",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_of_either_style_chooses_its_language() {
        for tag in ["zh", "zh-CN", "zh_CN.UTF-8", "ZH_tw", "zh-Hans-CN"] {
            assert_eq!(Language::from_tag(tag), Language::ZhCn, "{tag}");
        }
        for tag in ["en", "en-GB", "en_US.UTF-8", "EN", "en@quot"] {
            assert_eq!(Language::from_tag(tag), Language::En, "{tag}");
        }
    }

    #[test]
    fn an_unknown_tag_is_chinese() {
        for tag in ["", "C", "POSIX", "fr_FR", "enm", "😀"] {
            assert_eq!(Language::from_tag(tag), Language::ZhCn, "{tag}");
        }
    }
}
