//! Whom a sentence names: by role, by pronoun or by name. Superiors and nameless groups are told apart
//! from people with a face. Guesses from words alone, so it errs on the side of seeing somebody.

use super::super::words::{holds_any, listed, words};

/// Those above the teller: what they say about the teller is praise, not proof.
const SUPERIORS: &str = "\
manager, managers, boss, bosses, director, directors, ceo, cto, cfo, chief, head, board, lead, \
leader, leaders, supervisor, supervisors, owner, owners, executive, executives, president, vp, \
founder, founders, management, leadership, skip-level, superiors, superior, principal, chairman, \
partner, partners";

/// Groups without a face.
const GROUPS: &str = "\
people, customer, customers, client, clients, user, users, colleague, colleagues, team, teams, \
staff, employee, employees, member, members, stakeholder, stakeholders, coworker, coworkers, \
co-workers, worker, workers, peers, consumers, others, patients, guests, pupils, students, residents, \
families, parents, visitors, passengers, participants, attendees, readers, viewers, applicants";

/// Roles that no ending gives away.
const ROLES: &str = "\
nurse, clerk, cook, chef, pupil, student, patient, tenant, widow, mother, father, parent, mum, \
dad, grandmother, grandfather, child, children, girl, boy, man, men, woman, women, guard, \
apprentice, intern, newcomer, graduate, junior, neighbour, neighbor, friend, family, families, \
resident, guest, lawyer, architect, captain, mechanic, agent, deputy, assistant, coach, tutor, \
author, actor, doctor, surgeon, baker, carer, farmer, buyer, cleaner, porter, waiter, miner, \
tester, trainer, writer, editor, warden, auditor, visitor, donor, judge, mayor, courier, \
barista, medic, paramedic, steward, secretary, accountant, analyst, applicant, candidate, \
consultant, sergeant, rep, customer's, user's, prospect, crew, novice, trainee, mentee";

/// Words that end like a role and are none.
const NO_ROLES: &str = "\
number, order, paper, counter, server, computer, printer, december, november, october, \
september, after, under, over, other, another, better, later, never, however, quarter, letter, \
winter, summer, corner, matter, water, either, neither, whether, rather, together, altogether, \
further, proper, center, folder, register, ledger, meter, chapter, poster, sticker, filter, \
cluster, buffer, master, factor, sector, error, mirror, monitor, motor, color, indoor, outdoor, \
former, latter, before, offer, answer, consider, remember, discover, deliver, cover, recover, \
power, tower, transfer, prefer, refer, differ, enter, encounter, gather, trigger, bigger, \
smaller, faster, slower, easier, harder, earlier, longer, shorter, higher, lower, larger, \
greater, closer, cheaper, newer, older, younger, stronger, weaker, clearer, deeper, wider, \
quieter, happier, dinner, wherever, whenever, whoever, whatever, header, parameter, timer, \
scanner, router, container, docker, hammer, ladder, finger, shoulder, border, danger, anger, \
hardly, easter, barrier, copier, tanker, roster, cutter, trailer, compressor, fresher, bitter, \
bother, handover, takeover, rollover, turnover, newsletter, calendar, sensor, generator, \
indicator, calculator, supper, chandelier, fairer, bolder, remainder, reminder, forever, career, \
stroller, wonder, suffer, whisper, surrender, render, tender, wander, ponder, hinder, alter, \
flatter, scatter, shatter, smother, foster, muster, bolster, conquer, loser, simpler, smarter, \
warmer, cooler, tighter, brighter, lighter, heavier, richer, poorer, safer, healthier, busier, \
tougher, smoother, calmer, sooner, quicker, wiser, nicer, louder, softer, thinner, narrower, \
broader, labor, favor, flavor, behavior, vapor, interior, exterior, corridor, anchor, harbor, \
reactor, tractor, vector, terror, horror, conveyor, elevator, processor, simulator, median, \
coffee, committee, guarantee, degree, agree, jubilee, human, german, checklist, shortlist, \
resist, persist, insist, consist, assist, manner, banner, disaster, cancer, fever, diameter, \
perimeter, litter, twitter, burger, blister, pointer, layer, player, pillar, tumor, humor, \
minister, drawer, charter, barter, pager, freezer, boiler, heater, toaster, locker, marker, \
divider, charger, adapter, adaptor, carrier, blocker, driver's-seat, manager's, bumper, starter, \
provider, supporter's, fewer, cleverer, kinder";

const ENDINGS: &str = "\
er, ers, or, ors, ist, ists, ian, ians, man, woman, ee, ees";

/// What makes one or a few of a group.
const A_FEW: &str = "\
a, an, one, that, another, two, three, four, five, six, seven, eight, nine, ten, 2, 3, 4, 5, 6, 7, 8, 9";

/// Verbs with which somebody speaks.
const SPEECH: &str = "\
said, says, told, tells, asked, asks, wrote, writes, rang, called, calls, admitted, admits, \
thanked, replied, answered, reported, reports, added, agreed, explained, emailed, thanks, \
mentioned, praised, congratulated, described, wished, wishes, noted, suggested, confirmed, \
texted, phoned, remarked, joked, insisted, quoted, recommended, advised";

const PRONOUNS: &str = "\
he, she, his, her, him, hers, himself, herself";

/// A sentence with what it says about people.
#[derive(Clone, Debug)]
pub struct People {
    /// Somebody with a face who is nobody's superior: a role, a name that speaks, or he and she where
    /// no superior is meant.
    pub somebody: bool,
    /// Somebody speaks, and is no nameless group.
    pub speaks: bool,
    /// A superior speaks of the teller.
    pub praise_from_above: bool,
}

/// Reads one sentence.
pub fn people(sentence: &str) -> People {
    let words = words(sentence);
    let superior = holds_any(&words, SUPERIORS);
    let speech = holds_any(&words, SPEECH);
    let role = words.iter().any(|word| is_role(word)) || one_of_a_group(&words);
    let pronoun = holds_any(&words, PRONOUNS) && !superior;
    let named = name_that_speaks(sentence);
    let somebody = role || pronoun || named;
    People {
        somebody,
        speaks: speech && (somebody || superior),
        praise_from_above: superior
            && !role
            && speech
            && holds_any(&words, "i, me, my, mine, i'd, i've, us, our"),
    }
}

fn is_role(word: &str) -> bool {
    let word = word.strip_suffix("'s").unwrap_or(word);
    let word = word.rsplit('-').next().unwrap_or(word);
    let single = word.strip_suffix('s').unwrap_or(word);
    if [word, single]
        .iter()
        .any(|word| listed(SUPERIORS, word) || listed(GROUPS, word) || listed(NO_ROLES, word))
    {
        return false;
    }
    listed(ROLES, word)
        || listed(ROLES, single)
        || (single.chars().count() > 5 && ENDINGS.split(", ").any(|ending| word.ends_with(ending)))
}

/// "A customer", "one angry client", "two patients": a few of a group have faces.
fn one_of_a_group(words: &[String]) -> bool {
    words.iter().enumerate().any(|(place, word)| {
        listed(GROUPS, word.as_str())
            && words[place.saturating_sub(2)..place]
                .iter()
                .any(|before| listed(A_FEW, before.as_str()))
    })
}

/// A capitalised word inside a sentence right before a verb of speech is somebody's name.
fn name_that_speaks(sentence: &str) -> bool {
    let raw: Vec<&str> = sentence.split_whitespace().collect();
    raw.windows(2).any(|pair| {
        let name = pair[0].trim_matches(|c: char| !c.is_alphanumeric());
        let verb = pair[1].trim_matches(|c: char| !c.is_alphanumeric());
        let mut letters = name.chars();
        letters.next().is_some_and(char::is_uppercase)
            && letters.next().is_some_and(char::is_lowercase)
            && listed(SPEECH, verb)
            && !matches!(
                name,
                "He" | "She" | "They" | "We" | "People" | "Everyone" | "Everybody" | "Who" | "It"
            )
            && !is_known(name)
    })
}

fn is_known(name: &str) -> bool {
    let name = name.to_lowercase();
    listed(SUPERIORS, name.as_str()) || listed(GROUPS, name.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faces_are_told_from_groups_and_superiors() {
        // Sentence, somebody, speaks, praise from above.
        for (sentence, somebody, speaks, praise) in [
            ("The caretaker counted two.", true, false, false),
            (
                "A mother told us that her son had asked.",
                true,
                true,
                false,
            ),
            ("People told me how good it was.", false, false, false),
            ("Customers were happier.", false, false, false),
            ("One customer rang to thank us.", true, true, false),
            (
                "My manager said that I had saved the day.",
                false,
                true,
                true,
            ),
            (
                "The director told the sales rep to copy it.",
                true,
                true,
                false,
            ),
            ("The owner asked for more; it was fine.", false, true, false),
            ("She wrote the next one herself.", true, true, false),
            ("The queue fell after another quarter.", false, false, false),
            ("Later Priya asked for the sheet.", true, true, false),
            ("The setting-out engineers use it.", true, false, false),
        ] {
            let people = people(sentence);
            assert_eq!(
                (people.somebody, people.speaks, people.praise_from_above),
                (somebody, speaks, praise),
                "{sentence}"
            );
        }
    }
}
