//! The headings known by heart: each can mean one thing only. Data, and the look-up.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::Role;

const ABOUT: &str = "\
    about | about this theme | about theme | about this principle | about this topic | \
    about this question | about this competency | about this leadership principle | \
    overview | introduction | intro | summary | background | description | what it means | \
    what this means | what is it | what this is about | what it is | what it's about | \
    principle | definition | in a nutshell | at a glance | why it matters | \
    why this matters | why they ask | why they ask it | why they ask this | \
    why interviewers ask this | why interviewers ask | theme overview | key idea | theme | \
    tl;dr | tldr | in brief | in short | what theme means";

const CRITERIA: &str = "\
    criteria | evaluation criteria | assessment criteria | scoring criteria | \
    grading criteria | success criteria | scoring rubric | rubric | signals | key signals | \
    positive signals | hiring signals | strong signals | green flags | \
    positive indicators | look for | listen for | what to listen for | what to look for | \
    things to listen for | things to look for | what good looks like | \
    what great looks like | what gets scored | what it tests | what this tests | \
    what is being assessed | what is being evaluated | what is being tested | \
    what's being tested | what's being assessed | what's being evaluated | \
    what is assessed | what to show | what to demonstrate | how you are evaluated | \
    how you're evaluated | how you'll be evaluated | how you are scored | \
    how you're judged | how you are judged | how it is scored | how it's scored | \
    competencies assessed | key behaviours | key behaviors | checklist | \
    interviewer's checklist | interviewer checklist | what matters | what counts | \
    evaluated on | qualities | how answers are judged | how answers are scored | \
    behind question | behind questions | looking for | kriterien | bewertungskriterien | \
    critères | points évalués | criterios";

const PROMPTS: &str = "\
    prompts | common prompts | example prompts | sample prompts | typical prompts | \
    practice prompts | questions | common questions | sample questions | \
    example questions | typical questions | interview questions | practice questions | \
    likely questions | main questions | opening questions | question list | question bank | \
    questions you may be asked | questions you might be asked | questions you might hear | \
    questions you may hear | questions you will hear | questions they ask | \
    questions to expect | questions to prepare | questions to practise | \
    questions to practice | how they ask it | how they ask | how they might ask it | \
    how it is asked | how it's asked | how this is asked | how it gets asked | \
    how this gets asked | how interviewers ask it | how interviewers ask | \
    how interviewers phrase it | ways they ask | ways they ask it | ways it is asked | \
    ways it's asked | ways to ask it | ways this is asked | variations | phrasings | \
    you may be asked | you might be asked | you might hear | what you may be asked | \
    what you might be asked | what you will be asked | what you'll be asked | \
    what you might hear | what you'll hear | what they ask | what they may ask | \
    what they might ask | what they will ask | what interviewers ask | what gets asked | \
    they may ask | they might ask | asks | ask | expect to be asked | expect to hear | \
    tell me about | opening prompts | häufige fragen | typische fragen | \
    mögliche fragen | beispielfragen | questions fréquentes | questions types | \
    questions posées | preguntas frecuentes | preguntas comunes | \
    preguntas típicas";

const SAMPLES: &str = "\
    samples | examples | answers | sample answer | sample answers | example answer | \
    example answers | model answer | model answers | star answers | star examples | \
    star stories | sample star answers | sample responses | example responses | \
    sample stories | example stories | worked examples | worked example | answer examples | \
    strong and weak answers | weak and strong answers | good and bad answers | \
    strong vs weak | strong vs. weak | good vs bad | good vs. bad | annotated answers | \
    answers compared | how it sounds | beispielantwort | beispielantworten | \
    musterantwort | musterantworten | réponse type | réponses types";

const PITFALLS: &str = "\
    pitfalls | common pitfalls | red flags | mistakes | common mistakes | \
    typical mistakes | errors | common errors | mistakes to avoid | pitfalls to avoid | \
    what to avoid | things to avoid | avoid | beware | beware of | traps | common traps | watch out | \
    watch out for | watch-outs | watchouts | weak signals | negative signals | \
    negative indicators | warning signs | warnings | what not to do | what not to say | \
    don'ts | donts | don't do this | don't | anti-patterns | antipatterns | failure modes | \
    why answers fail | how candidates fail | where candidates go wrong | \
    where answers go wrong | where people go wrong | where candidates slip | \
    what goes wrong | what sinks answer | what sinks answers | what sinks you | \
    what weak answers look like | what weak answer looks like | what bad looks like | \
    weak answers | deal breakers | dealbreakers | turn-offs | how to fail | \
    how to lose points | what costs you points | what costs you | fehler | \
    häufige fehler | typische fehler | warnzeichen | warnsignale | stolpersteine | \
    stolperfallen | fallstricke | no-gos | erreurs | erreurs fréquentes | \
    erreurs courantes | pièges | errores | errores comunes | errores frecuentes";

const FOLLOW_UPS: &str = "\
    follow-ups | follow ups | followups | follow-up questions | follow up questions | \
    followup questions | follow-up strategies | follow-up prompts | common follow-ups | \
    likely follow-ups | probes | probing questions | deeper questions | digging deeper | \
    drill-downs | drill-down questions | deep-dive questions | deep dive questions | \
    deep dives | deep-dives | nachfrage | relances | repreguntas | \
    what they ask next | what comes next | then they ask | and then they ask | \
    next questions | secondary questions | be ready for | expect these next | if they dig deeper | \
    when they dig deeper | when they push | if they push | second questions | \
    where they push";

const RELATED: &str = "\
    related | related themes | related behavioral themes | related behavioural themes | \
    related topics | related principles | related competencies | related skills | \
    related questions | similar questions | see also | similar themes | similar topics | more themes | \
    other themes | connected themes | neighbouring themes | neighboring themes | \
    goes well with | explore related themes";

const COMPANIES: &str = "\
    companies | companies that test this theme | companies that ask this | \
    companies that ask about this | companies that ask | companies that test this | \
    companies asking this | companies testing this | companies asking this question | \
    which companies ask this | asked by | asked at | asked in | commonly asked at | \
    who asks | who asks this | who asks it | who asks about this | employers | \
    employers that ask this | employers who ask this | seen at | where it's asked | \
    where it is asked | where this is asked | where you'll meet it | where this comes up | \
    used by | tested by";

const END: &str = "\
    practice live | practice now | practise now | practice this | \
    practice these stories live | practise these stories live | ready to practice | \
    ready to practise | start practicing | start practising | start mock interview | \
    try mock interview | mock interview | comments | leave comment | leave reply | share | \
    share this | share this article | share this page | share this post | subscribe | \
    newsletter | sign up | log in | about author | copyright | footer | related posts | \
    related articles | you may also like | you might also like | more from us | \
    get started | was this helpful | was this page helpful | privacy policy | \
    terms of service | follow us | advertisement | sponsored | all rights reserved | \
    contact us | references | external links | further reading | sources | footnotes | \
    attachments | navigation menu | keep reading | responses | recent posts";

/// All of them by their form as titles.
static KNOWN: LazyLock<HashMap<String, Role>> = LazyLock::new(|| {
    let lists = [
        (Role::About, ABOUT),
        (Role::Criteria, CRITERIA),
        (Role::Prompts, PROMPTS),
        (Role::Samples, SAMPLES),
        (Role::Pitfalls, PITFALLS),
        (Role::FollowUps, FOLLOW_UPS),
        (Role::Related, RELATED),
        (Role::Companies, COMPANIES),
        (Role::End, END),
    ];
    // A field's name has blanks for hyphens.
    let forms = |title: &str| [title.to_owned(), title.replace('-', " ")];
    let titles = |(role, list): (Role, &'static str)| {
        let titles = list.split(" | ").flat_map(forms);
        titles.map(move |title| (title, role))
    };
    lists.into_iter().flat_map(titles).collect()
});

/// What a title announces.
pub fn find(title: &str) -> Option<Role> {
    KNOWN.get(title).copied()
}
