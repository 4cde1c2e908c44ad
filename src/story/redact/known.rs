//! Words that a capital does not make a name, and names that a small letter does not make a word. Lists
//! only; where a word is on none of them, it is looked at.

use std::collections::HashSet;

/// Words that begin sentences and stand in headings, and are nobody's name.
const ORDINARY: &str = "\
i, a, an, the, this, that, these, those, it, its, we, our, us, you, your, he, she, they, them, their, his, \
her, my, mine, me, who, whose, whom, which, what, when, where, why, how, if, then, than, and, or, but, nor, \
so, yet, for, of, to, in, on, at, by, from, with, without, within, into, onto, over, under, up, down, out, \
off, after, before, since, until, till, while, during, through, about, against, among, between, beside, \
besides, behind, beyond, below, above, across, along, around, as, because, although, though, unless, \
whether, despite, instead, once, twice, again, also, too, only, even, just, still, already, almost, \
always, never, often, sometimes, usually, rarely, later, soon, now, today, yesterday, tomorrow, tonight, \
meanwhile, afterwards, eventually, finally, first, firstly, second, secondly, third, last, lastly, next, \
previously, initially, originally, suddenly, luckily, unfortunately, fortunately, however, therefore, thus, \
hence, otherwise, moreover, furthermore, perhaps, maybe, yes, no, not, nobody, somebody, everybody, anybody, \
nothing, something, everything, anything, everyone, someone, anyone, none, one, two, three, four, five, six, \
seven, eight, nine, ten, eleven, twelve, twenty, thirty, forty, fifty, sixty, seventy, eighty, ninety, \
hundred, thousand, million, half, both, each, every, either, neither, all, any, some, many, most, much, \
more, less, least, few, fewer, several, other, others, another, same, such, own, here, there, nowhere, \
be, is, was, were, are, am, been, being, has, had, have, do, does, did, done, can, could, will, would, shall, \
should, may, might, must, let, get, got, make, made, take, took, give, gave, go, went, come, came, see, saw, \
say, said, tell, told, ask, asked, call, called, think, thought, know, knew, find, found, keep, kept, put, \
try, tried, use, used, show, showed, work, works, worked, help, helped, need, needed, want, wanted, start, \
started, stop, stopped, turn, turned, look, looked, talk, talked, run, ran, write, wrote, read, send, sent, \
leave, left, bring, brought, build, built, learn, learnt, learned, decide, decided, choose, chose, change, \
changed, fix, fixed, move, moved, ship, shipped, having, going, looking, talking, working, \
lunch, breakfast, dinner, traffic, revenue, production, management, support, customer, customers, client, \
clients, user, users, people, staff, team, teams, half, part, time, money, rain, snow, weather, morning, \
afternoon, evening, night, noon, midnight, spring, summer, autumn, fall, winter, day, week, month, year, \
weekend, work, school, university, college, company, office, shop, store, hospital, ward, site, warehouse, \
kitchen, factory, depot, school, class, course, project, product, platform, success, street, road, service, system, server, machine, order, \
quality, safety, security, finance, legal, marketing, engineering, operations, design, research, sales, \
procurement, logistics, human, resources, information, technology, data, research, development, board, \
committee, department, division, senior, junior, principal, staff, chief, vice, deputy, assistant, associate, \
acting, interim, head, lead, leader, manager, director, supervisor, officer, executive, president, chair, \
chairman, founder, owner, engineer, developer, designer, analyst, architect, consultant, nurse, doctor, \
sister, matron, teacher, headteacher, professor, chef, cook, waiter, driver, foreman, clerk, cashier, intern, \
apprentice, trainee, student, pupil, patient, parent, mother, father, mum, dad, coach, mentor, captain, \
internet, web, email, god, covid, internal, external, general, new, old, good, bad, big, small, great, high, \
low, long, short, early, late, hard, easy, right, wrong, best, worst, better, worse, sure, true, false, \
situation, task, action, result, lesson, evidence, note, thanks, thank, please, sorry, hello, hi, dear";

/// Names that many people share, and that nobody is known by.
const PUBLIC: &str = "\
january, february, march, april, may, june, july, august, september, october, november, december, feb, mar, \
apr, jul, aug, sep, sept, oct, nov, dec, monday, tuesday, wednesday, thursday, friday, saturday, sunday, \
mondays, tuesdays, wednesdays, thursdays, fridays, saturdays, sundays, mon, tue, tues, wed, thu, thur, \
thurs, fri, sat, sun, christmas, easter, ramadan, eid, diwali, hanukkah, thanksgiving, pentecost, english, \
german, french, spanish, italian, portuguese, polish, dutch, turkish, arabic, hindi, chinese, japanese, \
korean, russian, british, american, european, african, asian, muslim, jewish, excel, python, java, \
javascript, typescript, rust, ruby, kotlin, linux, unix, windows, git, docker, kubernetes, postgres, \
postgresql, mysql, redis, kafka, scrum, kanban, agile, lean, sigma, bluetooth, wi";

/// Short forms in capitals that everybody uses.
const ACRONYMS: &str = "\
AI, AM, API, APIS, AR, ATM, B2B, B2C, BI, CAD, CAPEX, CCTV, CD, CEO, CFO, CI, CIO, COO, CPU, CRM, CSS, CSV, CTO, \
CV, DB, DIY, DNA, DNS, DVD, EMEA, EOD, ER, ERP, ETA, ETL, EU, EV, FAQ, FTE, GDPR, GP, GPS, GPU, GUI, HGV, HQ, HR, \
HTML, HTTP, HTTPS, ICU, ID, IDS, IOS, IP, IT, JSON, JWT, KPI, KPIS, LAN, LED, LLM, LP, LPS, ML, MOT, MRI, MVP, NDA, \
NGO, NGOS, NPS, OK, OKR, OKRS, OPEX, ORM, OS, PA, PC, PCS, PDF, PDFS, PE, PIN, PM, PO, POC, POS, PR, PRS, PTO, PTSD, Q, \
QA, QR, RAM, RFC, RFP, ROI, RSS, SDK, SEO, SKU, SKUS, SLA, SLAS, SLO, SLOS, SME, SMS, SOP, SQL, SRE, SSD, SSL, SSO, \
STAR, TB, TDD, TLS, TV, UI, UK, UN, UPS, URL, URLS, US, USA, USB, UX, VAT, VIP, VM, VMS, VP, VPN, VR, WC, XML, YAML, \
USD, EUR, GBP, CHF, JPY, CNY, INR, AUD, NZD, SEK, NOK, DKK, PLN, CZK, HUF, BRL, MXN, ZAR, SGD, HKD, KRW, TRY, AED, A, E";

/// Given names that stand at a sentence's beginning without anything else to know them by.
const GIVEN: &str = "\
aaron, abdul, abigail, adam, adela, adrian, agnes, ahmed, aisha, ajay, akira, alan, albert, alejandro, alex, \
alexander, alexandra, alexis, alfred, ali, alice, alicia, alina, alison, amanda, amelia, amina, amir, amit, amy, \
ana, anastasia, anders, andre, andrea, andreas, andrew, andy, angela, anil, anita, anja, ann, anna, anne, annie, \
anthony, anton, antonio, anya, arjun, arthur, arun, asha, astrid, audrey, ayesha, barbara, beatriz, ben, benjamin, \
bernard, beth, bianca, bjorn, bob, brenda, brian, bruno, camila, carl, carla, carlos, carmen, caroline, catherine, \
cecilia, chandra, charles, charlotte, chen, chiara, chloe, chris, christian, christina, christine, christopher, \
claire, clara, claudia, colin, connor, constance, craig, cristina, cynthia, daniel, daniela, danielle, danny, david, debbie, \
deborah, deepa, denis, dennis, derek, diana, diego, dieter, dimitri, divya, dmitri, dominic, donna, doris, dorothy, \
douglas, dylan, edith, eduardo, edward, eileen, elaine, elena, eleni, eli, elias, elif, elisabeth, elise, elizabeth, \
ella, ellen, elsa, emil, emily, emma, enrique, eric, erik, erika, esther, ethan, eva, evelyn, farah, fatima, felix, \
fernando, fiona, florence, florian, frances, francesca, francis, francois, frank, franz, fred, frederick, gabriel, gareth, \
gary, geoff, george, georgia, gerald, gita, giulia, giovanni, glenn, gloria, gordon, grace, graham, greg, greta, \
guido, gustavo, hamza, hana, hannah, hans, harriet, harry, hassan, heather, heidi, helen, helena, henry, hiroshi, \
holly, hugo, hussein, ian, ibrahim, igor, imran, ines, inga, ingrid, irene, irina, isaac, isabel, isabella, ivan, \
jack, jacob, jacques, jake, james, jamie, jan, jane, janet, janice, jasmine, jason, javier, jean, jeff, jelena, \
jennifer, jenny, jens, jeremy, jerome, jess, jessica, jill, jim, jimmy, joan, joanna, joao, joe, joel, johan, \
johanna, john, johnny, jonas, jonathan, jorge, jose, josef, joseph, josh, joshua, joyce, juan, judith, judy, julia, \
julian, julie, juliet, jun, jurgen, justin, kai, kamal, karen, karim, karl, kate, katharina, katherine, kathleen, \
katie, katrin, kavita, keith, kelly, ken, kenji, kenneth, kevin, khalid, kim, kiran, klaus, krishna, kumar, kurt, \
kyle, lakshmi, larry, lars, laura, lauren, lea, leah, lee, leila, lena, leo, leon, leonie, leroy, leslie, li, liam, \
lidia, lily, linda, lisa, liz, lorenzo, louis, louise, luca, lucas, lucia, lucy, luis, luisa, lukas, luke, magda, \
mahmoud, malcolm, manuel, marc, marco, marcus, margaret, maria, mariam, marie, marina, mario, marion, marjorie, \
martha, martin, martina, mary, mateo, matt, matthew, matthias, maureen, maurice, max, maya, mei, melanie, melissa, \
mia, michael, michaela, michelle, miguel, mike, milan, mina, miriam, mohamed, mohammed, monica, monika, morgan, \
muhammad, mustafa, nadia, naomi, natalia, natalie, natasha, nathan, neha, neil, nia, nicholas, nick, nicola, nicole, \
nigel, nikhil, nikolai, nina, noah, noor, nora, norman, olga, oliver, olivia, omar, oscar, otto, owen, pablo, pamela, \
paolo, patricia, patrick, paul, paula, pauline, pavel, pedro, peggy, peter, petra, phil, philip, philippa, pierre, \
pooja, priya, rachel, rafael, rahul, raj, rajesh, ralph, ramesh, raul, ravi, raymond, rebecca, rekha, renate, ricardo, \
richard, rick, rita, robert, roberta, roberto, robin, rodrigo, roger, rohan, roland, roman, ron, ronald, rosa, rosie, \
ross, roy, rupert, ruth, ryan, sabine, sally, salma, sam, samantha, samir, samira, samuel, sandra, sandy, sanjay, \
sara, sarah, sasha, scott, sean, sebastian, selma, serena, sergei, sergio, shane, shannon, sharon, sheila, shirley, \
silvia, simon, simone, sofia, sonia, sophia, sophie, stefan, stefanie, stella, stephanie, stephen, steve, steven, \
stuart, sunil, suresh, susan, susanne, suzanne, sven, svetlana, sylvia, takeshi, tamara, tania, tanya, tara, tariq, \
ted, teresa, terry, theo, theresa, thomas, tim, timothy, tina, toby, tom, tomas, tommy, tony, tracy, trevor, ulrich, \
ursula, uwe, valentina, valerie, vanessa, vera, veronica, victor, victoria, vijay, vikram, vincent, viola, viktor, \
vivian, vladimir, walter, wang, wayne, wendy, wei, werner, william, wolfgang, xavier, yan, yasmin, yuki, yusuf, yves, \
yvonne, zara, zhang, zoe, zofia";

/// Names that are words as well: in small letters they are left alone.
const WORDS_TOO: &str = "\
amber, apple, art, baker, banks, bishop, bell, best, bill, black, block, bob, box, brook, brown, carol, chance, \
chase, cook, crystal, dawn, dean, don, drew, faith, frank, free, gap, gene, grace, grant, gray, green, guy, hall, harmony, \
heather, hill, holly, hope, hunter, iris, ivy, jack, jean, jasmine, joy, ken, kim, king, lance, lee, lily, long, mark, \
may, meta, miles, mike, nick, norm, olive, oracle, page, park, pat, pearl, penny, pierce, pike, price, ray, red, rich, \
river, rob, royal, robin, rose, roman, ross, ruby, rusty, sage, sandy, scott, shell, sky, slack, square, stone, stripe, sue, \
target, ted, tony, uber, victor, viola, violet, visa, wade, walker, ward, wendy, white, will, wood, young, zoom";

/// What stands before somebody's name.
const TITLES: &str = "\
mr, mrs, ms, miss, mx, dr, prof, professor, sir, lady, lord, dame, herr, frau, monsieur, madame, mme, \
se\u{f1}or, se\u{f1}ora, sra, sister, father, captain, sergeant, lieutenant, colonel, major, inspector, officer, \
constable, judge, uncle, aunt, auntie, nurse, doctor, chef, coach, matron, pastor, rabbi, imam";

/// Titles that nobody takes for another word, so that a small letter may follow.
const PLAIN_TITLES: &str = "mr, mrs, ms, mx, dr, prof";

/// Small words inside names.
const PARTICLES: &str = "\
van, von, der, den, de, la, le, du, da, dos, das, di, del, della, bin, bint, ibn, al, el, ter, ten, zu, zur";

/// What stands behind a company's name.
const COMPANY_FORMS: &str = "\
inc, incorporated, gmbh, ltd, limited, llc, llp, ag, se, plc, corp, corporation, co, kg, kgaa, ug, sa, sas, sarl, \
srl, spa, bv, nv, ab, oy, oyj, as, aps, pty, pte, kk, holdings, group, sons, bros, partners";

/// Verbs and the like that follow a name which begins a sentence.
const AFTER_NAMES: &str = "\
was, had, is, has, did, said, says, told, tells, asks, would, could, can, will, went, came, got, made, took, \
gave, wrote, writes, rang, who, didn, wasn, hadn, isn, wouldn, couldn, left, ran, sent, saw, knew, felt, found, \
thought, kept, brought, chose, stood, sat, spoke, never, always, still, now, then, and";

/// Of these, those that follow one and not several, or only people.
const AFTER_ONE: &str = "\
was, is, has, said, says, told, tells, asked, asks, wrote, writes, rang, called, who, wasn, isn";

/// Endings of words for what cannot be touched.
const ABSTRACT_ENDINGS: [&str; 10] = [
    "ing", "ion", "ions", "ment", "ness", "ity", "ance", "ence", "ship", "ism",
];

/// The lists, ready to be asked.
#[derive(Debug)]
pub struct Known {
    ordinary: HashSet<&'static str>,
    public: HashSet<&'static str>,
    acronyms: HashSet<&'static str>,
    given: HashSet<&'static str>,
    words_too: HashSet<&'static str>,
}

impl Default for Known {
    fn default() -> Self {
        Self {
            ordinary: ORDINARY.split(", ").collect(),
            public: PUBLIC.split(", ").collect(),
            acronyms: ACRONYMS.split(", ").collect(),
            given: GIVEN.split(", ").collect(),
            words_too: WORDS_TOO.split(", ").collect(),
        }
    }
}

impl Known {
    /// Whether a capital does not make this a name.
    pub fn is_no_name(&self, word: &str) -> bool {
        let folded = word.to_lowercase();
        let ordinary = self.ordinary.contains(folded.as_str());
        ordinary && !self.words_too.contains(folded.as_str())
            || self.public.contains(folded.as_str())
            || self.acronyms.contains(word)
            || is_title(word)
            || is_company_form(word)
            || word.contains(|c: char| c.is_ascii_digit())
            || word.chars().count() == 1 && !word.chars().all(super::tokens::is_caseless)
    }

    /// Whether this is a given name of many people.
    pub fn is_given(&self, word: &str) -> bool {
        self.given.contains(word.to_lowercase().as_str())
    }

    /// Whether this word in small letters means something else.
    pub fn is_word_too(&self, folded: &str) -> bool {
        self.words_too.contains(folded) || self.ordinary.contains(folded)
    }
}

/// Whether somebody's name follows.
pub fn is_title(word: &str) -> bool {
    listed(TITLES, word)
}

/// Whether somebody's name follows, even in small letters.
pub fn is_plain_title(word: &str) -> bool {
    listed(PLAIN_TITLES, word)
}

/// Whether this small word may stand inside a name.
pub fn is_particle(word: &str) -> bool {
    PARTICLES.split(", ").any(|particle| particle == word)
}

/// Whether this makes a company's name of what stands before.
pub fn is_company_form(word: &str) -> bool {
    listed(COMPANY_FORMS, word)
}

/// Whether this word follows names, or is a verb in the past.
pub fn follows_names(word: &str) -> bool {
    listed(AFTER_NAMES, word) || word.len() > 4 && word.ends_with("ed")
}

/// Whether this word follows one and not several.
pub fn follows_one(word: &str) -> bool {
    listed(AFTER_ONE, word)
}

/// Whether a word at a sentence's beginning sounds like a thing.
pub fn sounds_like_a_thing(word: &str) -> bool {
    let folded = word.to_lowercase();
    sounds_abstract(&folded) || ["ed", "ly", "age"].iter().any(|end| folded.ends_with(end))
}

/// Whether a word in small letters sounds like something that cannot be touched.
pub fn sounds_abstract(folded: &str) -> bool {
    ABSTRACT_ENDINGS.iter().any(|end| folded.ends_with(end))
}

fn listed(list: &str, word: &str) -> bool {
    let folded = word.to_lowercase();
    list.split(", ").any(|entry| entry == folded)
}
