//! What makes `printpdf`'s output a PDF/A-2u: version, XMP, output intent, language, an own trailer id
//! and no entry that the standard forbids. Nothing of the pages changes here. Follows ISO 19005-2 and
//! `pdf.md`.

use chrono::{DateTime, FixedOffset};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};
use sha2::{Digest, Sha256};

use crate::error::ReportError;
use crate::labels;
use crate::layout::Cmd;

const SRGB: &[u8] =
    include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../assets/fonts/srgb.icc"));

/// Reads an RFC 3339 moment.
///
/// # Errors
/// [`ReportError::Moment`] with `field`.
pub(crate) fn moment(at: &str, field: &str) -> Result<DateTime<FixedOffset>, ReportError> {
    DateTime::parse_from_rfc3339(at).map_err(|_| ReportError::Moment { field: field.to_owned() })
}

/// Completes `document` and saves it with object and cross-reference streams.
///
/// # Errors
/// [`ReportError::Unwritable`] where the document lacks what every PDF has.
pub(super) fn finish(
    mut document: Document,
    title: &str,
    at: &DateTime<FixedOffset>,
    pages: &[Vec<Cmd>],
) -> Result<Vec<u8>, ReportError> {
    document.version = "1.7".into();
    complete_catalog(&mut document, title, at)?;
    clean_info(&mut document, at)?;
    // printpdf's own ids come from a counter of the process.
    let id = Object::String(fingerprint(title, at, pages), StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![id.clone(), id]);
    document.compress();
    let mut bytes = Vec::new();
    document.save_modern(&mut bytes).map_err(|e| ReportError::Unwritable(e.to_string()))?;
    Ok(bytes)
}

fn complete_catalog(
    document: &mut Document,
    title: &str,
    at: &DateTime<FixedOffset>,
) -> Result<(), ReportError> {
    let header = dictionary! {"Type" => "Metadata", "Subtype" => "XML"};
    // XMP has to be readable without decoding (ISO 19005-2, 6.6.2.1).
    let xmp = Stream::new(header, xmp(title, at).into_bytes()).with_compression(false);
    let xmp = document.add_object(xmp);
    let profile = document.add_object(Stream::new(dictionary! {"N" => 3}, SRGB.to_vec()));
    let intent = document.add_object(dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sRGB"),
        "Info" => Object::string_literal("sRGB IEC61966-2.1"),
        "DestOutputProfile" => profile,
    });
    let catalog = trailer_dictionary(document, b"Root")?;
    catalog.set("Metadata", xmp);
    catalog.set("OutputIntents", vec![Object::from(intent)]);
    catalog.set("Lang", Object::string_literal("zh-CN"));
    catalog.set("ViewerPreferences", dictionary! {"DisplayDocTitle" => true});
    if catalog.has(b"Outlines") {
        // printpdf 0.12.8 writes a string where a name is required.
        catalog.set("PageMode", "UseOutlines");
    }
    Ok(())
}

fn clean_info(document: &mut Document, at: &DateTime<FixedOffset>) -> Result<(), ReportError> {
    let info = trailer_dictionary(document, b"Info")?;
    // What stands in both places must be equal, so only what the XMP also says stays.
    for key in
        ["GTS_PDFXVersion", "Trapped", "Identifier", "Creator", "Subject", "Keywords", "Producer"]
    {
        info.remove(key.as_bytes());
    }
    let zone = at.format("%:z").to_string().replace(':', "'");
    let date = Object::string_literal(format!("D:{}{zone}'", at.format("%Y%m%d%H%M%S")));
    info.set("CreationDate", date.clone());
    info.set("ModDate", date);
    Ok(())
}

fn trailer_dictionary<'a>(
    document: &'a mut Document,
    key: &[u8],
) -> Result<&'a mut Dictionary, ReportError> {
    let lost = |e: lopdf::Error| ReportError::Unwritable(e.to_string());
    let id: ObjectId = document.trailer.get(key).and_then(Object::as_reference).map_err(lost)?;
    document.get_object_mut(id).and_then(Object::as_dict_mut).map_err(lost)
}

fn xmp(title: &str, at: &DateTime<FixedOffset>) -> String {
    let title = title.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let author = labels::AUTHOR;
    let at = at.format("%Y-%m-%dT%H:%M:%S%:z");
    format!(
        r#"<?xpacket begin="{bom}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<xmp:CreateDate>{at}</xmp:CreateDate><xmp:ModifyDate>{at}</xmp:ModifyDate>
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"#,
        bom = '\u{FEFF}'
    )
}

/// 16 bytes that depend on what is drawn, and on nothing else.
fn fingerprint(title: &str, at: &DateTime<FixedOffset>, pages: &[Vec<Cmd>]) -> Vec<u8> {
    let mut hash = Sha256::new();
    hash.update(title.as_bytes());
    hash.update(at.to_rfc3339().as_bytes());
    for page in pages {
        hash.update([0]);
        for cmd in page {
            hash.update(format!("{cmd:?}").as_bytes());
        }
    }
    hash.finalize().iter().take(16).copied().collect()
}
