//! What the words of a heading probably announce. Only for text known to be a heading.

use super::{Role, has};

/// Words of strong and weak.
const JUDGED: &[&str] = &["strong", "weak", "good", "bad", "great", "poor", "better"];

/// How headings say what something is like.
const LIKE: &[&str] = &["looks like", "look like", "sounds like", "sound like"];

/// How headings announce what an answer is made of.
const PARTS_OF: &[&str] = &[
    "signs of",
    "marks of",
    "hallmarks",
    "elements of",
    "ingredients",
    "what makes",
    "anatomy of",
    "qualities of",
    " patterns",
    " habits",
    "symptoms",
];

/// How they say what belongs in one.
const INCLUDES: &[&str] = &[
    "answer includes",
    "answers include",
    "answer contains",
    "answers contain",
    "answer covers",
    "answers cover",
    "answer shows",
    "answers show",
    "answer should include",
    "answers should include",
    "answer should show",
    "answers should show",
    "good answer should",
    "good answers should",
    "strong answer should",
    "strong answers should",
    "answer has",
    "answers have",
    "answer needs",
];

/// Who listens to answers.
const LISTENERS: &[&str] = &[
    "interviewer",
    " they ",
    "they're",
    " we ",
    "we're",
    "assessor",
    "recruiter",
    "panel",
    "hiring",
    "employer",
    "company",
    "companies",
];

/// What a heading announces if it has one of the first words and, where there are any, one of the second.
type Rule = (Role, &'static [&'static str], &'static [&'static str]);

/// The same in other languages: tried first, because "Questions de relance" has an English word.
const FOREIGN: [Rule; 5] = [
    (
        Role::FollowUps,
        &[
            "nachfrage",
            "rückfrage",
            "anschlussfrage",
            "folgefrage",
            "vertiefende frage",
            "de relance",
            "de suivi",
            "de seguimiento",
            "de acompanhamento",
            "di approfondimento",
            "vervolgvrag",
            "doorvrag",
        ],
        &[],
    ),
    (
        Role::Pitfalls,
        &[
            " zu vermeiden",
            " vermeiden sollte",
            "à éviter",
            "signaux d'alerte",
            "a evitar",
            "qué evitar",
            "señales de alerta",
            "errori ",
            "erros ",
            "sinais de alerta",
            "da evitare",
            " valkuilen ",
        ],
        &[],
    ),
    (
        Role::Samples,
        &[
            " gute antwort",
            " schwache antwort",
            " schlechte antwort",
            "exemple de réponse",
            "exemples de réponse",
            "bonne réponse",
            "mauvaise réponse",
            "ejemplo de respuesta",
            "ejemplos de respuesta",
            "respuestas de ejemplo",
            "buena respuesta",
            "mala respuesta",
            "exemplo de resposta",
            "exemplos de resposta",
            "esempio di risposta",
            "esempi di risposta",
            "voorbeeldantwoord",
        ],
        &[],
    ),
    (
        Role::Criteria,
        &[
            " worauf ",
            " bewertet ",
            " recruteurs ",
            " personaler ",
            " évalue",
            " évalué",
            "critères ",
            " evalúa",
            "qué buscan",
            "criterios ",
            "critérios ",
            "criteri ",
            " avalia",
            " valuta",
            " beoordeeld ",
        ],
        &[],
    ),
    (
        Role::Prompts,
        &[
            " fragen ",
            "interviewfragen",
            "questions d'entretien",
            " preguntas ",
        ],
        &[],
    ),
];

/// Tried in this order.
const RULES: [Rule; 22] = [
    // "A good answer includes": what it is made of, and not the answer itself.
    (Role::Pitfalls, INCLUDES, &["weak", "bad", "poor"]),
    (Role::Criteria, INCLUDES, &[]),
    (
        Role::Criteria,
        &[
            "really asking",
            "really want",
            "behind question",
            " i look for",
            " i listen for",
            " i'm looking for",
            " i want to hear",
            " i want to see",
        ],
        &[],
    ),
    (Role::Pitfalls, PARTS_OF, &["weak", "bad", "poor"]),
    (
        Role::Criteria,
        PARTS_OF,
        &["strong", "good", "great", "excellent", "winning"],
    ),
    (
        Role::Pitfalls,
        &[
            " sink",
            "ruin",
            "derail",
            " kill",
            "hurt you",
            "candidates fail",
            "do not do",
        ],
        &[],
    ),
    (
        Role::FollowUps,
        &[
            "follow-up",
            "follow up",
            "followup",
            " probe",
            "probing",
            "drill-down",
            "drill down",
            "dig deeper",
            "digs deeper",
            " push back",
            " push further",
        ],
        &[],
    ),
    (
        Role::Pitfalls,
        &[
            "pitfall",
            "red flag",
            "mistake",
            " trap",
            "avoid",
            "not to do",
            "not to say",
            "warning sign",
            "go wrong",
            "goes wrong",
            "don'ts",
            "watch out",
            "anti-pattern",
            "backfire",
            "fall short",
            "falls flat",
            "what weak",
            "what bad",
            "what poor",
            "costs you",
            "negative ",
            "lose points",
        ],
        &[],
    ),
    (Role::Pitfalls, LIKE, &["weak", "bad", "poor"]),
    (Role::Criteria, LIKE, JUDGED),
    (
        Role::Criteria,
        &[
            "what strong",
            "what good",
            "what great",
            "makes a strong",
            "makes a good",
            "makes strong",
        ],
        &[],
    ),
    (
        Role::Samples,
        &["answer", "response", "example", "stor", "reply", "replies"],
        JUDGED,
    ),
    (
        Role::Samples,
        &["answer", "response", "stor", "reply", "replies"],
        &[
            "sample",
            "model",
            "example",
            " star ",
            "worked",
            "annotated",
        ],
    ),
    (
        Role::Criteria,
        LISTENERS,
        &[
            "look",
            "evaluat",
            "listen",
            "assess",
            "want",
            "scor",
            "care about",
            "seek",
            "measur",
            "grade",
            "judge",
            "testing for",
            "tests for",
            "hoping",
        ],
    ),
    (
        Role::Criteria,
        &[
            "rubric",
            "criteri",
            "evaluated",
            " assessed",
            " judged",
            " graded",
            " scored",
            "being assessed",
            "green flag",
            "what is tested",
            "what's tested",
            "being tested",
            "positive indicator",
            "evaluation",
            " assessment ",
            "signals",
        ],
        &[],
    ),
    // "Why do interviewers ask behavioral questions?" is a passage about them.
    (
        Role::About,
        &[
            " why ",
            " what is ",
            " what are ",
            " what does ",
            " importance ",
        ],
        &[" question", " prompt"],
    ),
    (Role::About, &[" why "], &[" ask ", " asks "]),
    (
        Role::Prompts,
        &[" they ", "they'll", "interviewer"],
        &[" ask", " phrase"],
    ),
    (
        Role::Prompts,
        &[" question", " prompt", "variations", "phrasing"],
        &[],
    ),
    (
        Role::Companies,
        &["companies", "employers", "who asks"],
        &[],
    ),
    (Role::Related, &["related", "similar ", "see also"], &[]),
    (
        Role::About,
        &[
            "overview",
            " about ",
            "introduction",
            " what is ",
            " what are ",
            "background",
            "explained",
            "what does",
            " why ",
            "definition",
            "it means",
            "meaning of",
        ],
        &[],
    ),
];

/// What a title with a blank before and after it announces, by the first rule that fits.
pub fn find(title: &str) -> Option<Role> {
    let fits = |(_, any, also): &&Rule| has(title, any) && (also.is_empty() || has(title, also));
    FOREIGN
        .iter()
        .chain(&RULES)
        .find(fits)
        .map(|(role, _, _)| *role)
}
