//! Why a text was judged as it was, as `myelin hear --why` prints it: for whoever writes rules, packs and
//! questions.

use serde_json::{Map, Value, json};

use crate::library::Library;
use crate::safety::Judgement;
use crate::sensitive::Sensitive;

/// Why a text was judged as it was: danger, and where there is none, what was found in each pack.
pub(super) fn why(library: &Library, text: &str) -> Value {
    let heard = library.safety.hearing.why(text);
    let rules: Vec<Value> =
        heard.rules.iter().map(|(rule, words)| json!({ "rule": rule, "words": words })).collect();
    let likely =
        heard.likelihoods.iter().map(|(kind, likely)| (kind.label().to_owned(), json!(likely)));
    let likely: Map<String, Value> = likely.collect();
    let parts: Vec<Value> = heard
        .parts
        .iter()
        .map(|(words, danger)| json!({ "words": words, "danger": danger }))
        .collect();
    let mut object = json!({
        "rules": rules,
        "parts": parts,
        "swallowed": heard.swallowed,
        "ngrams": weights(&heard.ngrams),
        "likelihoods": likely,
    });
    let text = Sensitive::new(text.to_owned());
    if let Judgement::Clear(cleared) = library.safety.judge(&text)
        && let Some(object) = object.as_object_mut()
    {
        let packs = library.packs.iter().map(|pack| {
            let found = pack.index.why(&cleared);
            let words: Vec<Value> = found
                .words
                .iter()
                .map(|(typed, known)| json!({ "typed": typed, "taken-for": known }))
                .collect();
            let why = json!({
                "words": words,
                "alias": found.alias,
                "ngrams": weights(&found.ngrams),
                "sure": found.sure,
            });
            (pack.id.to_string(), why)
        });
        let packs: Map<String, Value> = packs.collect();
        object.insert("search".to_owned(), Value::Object(packs));
    }
    object
}

fn weights(ngrams: &[(String, f32)]) -> Vec<Value> {
    ngrams.iter().map(|(ngram, weight)| json!({ "ngram": ngram, "weight": weight })).collect()
}
