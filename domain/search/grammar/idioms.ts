import { PhraseBook } from "../reader";

/** Phrases with "no", "not" or "nothing" that exclude nothing. */
export const NOT_NEGATIONS = new PhraseBook<true>(
  (
    "no idea|no ideas|no clue|no kidding|no worries|no worry|no problem|no probs|no prob|no rush|no hurry|no matter|no doubt|no pressure|no biggie|no offence|no offense|no plans|no plan|no real plans|no fixed plans|no time|no partner|no partner needed|no experience|no experience needed|no prior experience|no excuses|no strings|no strings attached|no wonder|no need|no issue|no issues|no frills|no nonsense|no - nonsense|no reason|no particular reason|no preference|no preferences|no restriction|no restrictions|no longer|no further|no less|no one|no clue what|no mood|no fuss|no joke|no lie|no cap|no such|no other|no better|no dress code|no questions asked|" +
    "not sure|not bad|not picky|not fussy|not far|not too far|not so far|not very far|not just|not only|not yet|not really|not much|not too late|not decided|not choosy|not sure what|why not|or not|if not|not fancy|not too fancy|not in a hurry|not a lot|not particular|not particularly|not necessarily|not to worry|not again|not kidding|not gonna lie|" +
    "nothing to do|nothing much|nothing else|nothing special|nothing fancy|nothing too fancy|nothing planned|nothing on|nothing in particular|nothing particular|nothing serious|nothing wrong|nothing better|nothing happening|nothing crazy|nothing big|nothing but|nothing like|nothing beats|having nothing|got nothing|have nothing|" +
    "cant wait|cannot wait|dont mind|do not mind|dont care|do not care|dont know|do not know|dont worry|dont even|wont mind|koi baat nahi|pata nahi|kuch nahi pata|samajh nahi aa raha|farak nahi padta|koi dikkat nahi"
  )
    .split("|")
    .map((phrase): [string, true] => [phrase, true]),
);

/** Words that begin a negation. */
export const OPENERS: readonly (readonly string[])[] = [
  "anything but",
  "anywhere but",
  "all but",
  "any but",
  "everything apart from",
  "anything apart from",
  "everything but",
  "anything except",
  "everything except",
  "anything other than",
  "other than",
  "apart from",
  "aside from",
  "but not",
  "but no",
  "and not",
  "and no",
  "rather than",
  "instead of",
  "excluding",
  "exclude",
  "except for",
  "except",
  "without any",
  "without",
  "minus",
  "sans",
  "not into",
  "not in",
  "not at",
  "not near",
  "not a",
  "not any",
  "not in the mood for",
  "not interested in",
  "dont want any",
  "dont want to see",
  "dont want to watch",
  "dont want",
  "dont show me",
  "dont show",
  "sick of",
  "tired of",
  "bored of",
  "fed up of",
  "fed up with",
  "isnt",
  "arent",
  "is not",
  "are not",
  "dont like",
  "do not want",
  "i hate",
  "hate",
  "avoid",
  "no more",
  "not",
  "no",
  "skip",
  "nahi",
  "chhodke",
  "chhod ke",
  "chod ke",
  "ke alawa",
  "ke siva",
  "nothing too",
  "nothing with",
  "nothing that is",
  "nothing",
  "not about",
  "not something",
  "not too",
  "not very",
  "not so",
  "non",
  "never",
  "neither",
].map((phrase) => phrase.split(" "));
/** Negations after the excluded words: "comedy ke alawa", "techno nahi". */
export const CLOSERS: readonly (readonly string[])[] = [
  "ke alawa",
  "ke siva",
  "ke bina",
  "ko chhod kar",
  "chhodkar",
  "chodkar",
  "chhodke",
  "chhod ke",
  "chod ke",
  "nahi chahiye",
  "nahin chahiye",
  "nahi",
  "nahin",
  "mat",
].map((phrase) => phrase.split(" "));

const phrases = (text: string) => text.split("|").map((phrase) => phrase.split(" "));
/** After a price: for one person. */
export const EACH = phrases(
  "each|per head|per person|per ticket|a head|a person|a ticket|apiece|a piece|pp|per pax|per seat|prati vyakti|har ek|per banda|per bande|ek ka|each person|each ticket|/ person|/ head|/ ticket",
);
/** After a price: for all of them. */
export const TOTAL = phrases(
  "in all|in total|total|altogether|all together|together|combined|overall|all in|between us|kul|kul mila kar|kul milakar|mila kar|mila ke|milake|sab mila ke|sab milake|total budget|for everyone|for all|for the whole group|for the group|for the lot",
);
/** Before a price: for all of them. */
export const TOTAL_BEFORE = phrases(
  "total|totalling|total of|total budget of|total budget is|total budget|a total of|combined budget|combined budget of|altogether|in total|kul|all in all",
);
