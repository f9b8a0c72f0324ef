import { thesaurusKey } from "./thesaurus-key";

/** Related terms of a word, best first. Shipped as data; admins can change lines. */
export type Thesaurus = ReadonlyMap<string, readonly string[]>;

export const SHIPPED_LINES = `
romantic, romance, anniversary, couple, date night, candlelight, first date, date idea, honeymoon, proposal, love: romance, love, candle, valentine, ghazal, jazz, wine, dinner, cruise, sunset, stargazing, open air, pottery, gallery
valentine: romance, love, dinner, cruise, couple
laugh, funny, hasna, hasi, mazaak, hilarious, joke, humour, humor, giggle, comic, crack up, silly, witty: comedy, stand-up, standup, improv, humour, clown
standup: stand-up, comedy club, comedian, open mic comedy
improv, improvised, unscripted: improv
roast, insult: roast
adult only, 18: adults only, roast
clean: clean, family
dance, dancing, dancer, ballet, bharatanatyam, kathak, nritya, nach: dance, bharatanatyam, salsa, contemporary, kathak
salsa, bachata, latin: salsa, dance class
party, nightlife, club, clubbing, rave, wild, dance floor, let loose: party, dj, techno, electronic, edm, club, new year, beach
techno, warehouse, underground, rave, edm, electronic, trance: techno, electronic, dj, edm
dj: dj, techno, electronic, party
beach, sea, seaside: beach, edm, cruise, sunset
new year, nye, countdown, 31st: new year, countdown, fireworks
firework: new year, fireworks
christmas, xmas, santa, noel: christmas, carols, choir
carol, choir, gospel: carols, choir, christmas
fitness, fit, exercise, workout, gym, active, sweat: fitness, yoga, running, 10k, zumba, cycling, marathon
run, running, jog, jogger, jogging, marathon, 10k, 5k: running, 10k, marathon, run
yoga, meditation, mindful, mindfulness, zen, breath, wellness, relax, relaxing, unwind, calm, peaceful, peace, stress, detox, soothing, de-stress: yoga, meditation, wellness
outdoor, outdoors, adventure, fresh air, sunshine, sunrise: outdoor, trek, hiking, camping, nature, open air, walk, cycling, sunrise
nature, forest, mountain, hill, hills, fort, wilderness, bird, wildlife: nature, trek, hiking, camping
trek, trekking, hike, hiking, climb: trek, hiking, hill fort
camp, camping, tent, overnight, bonfire: camping, stargazing
star, stars, stargazing, meteor, constellation, telescope, astronomy, space, planet, galaxy, moon, night sky: astronomy, night sky, telescope, stargazing
cycle, cycling, bike, bicycle, ride, pedal: cycling, ride, bicycle
food, eat, eating, foodie, hungry, cuisine, khana, delicious, taste, chaat, kebab, biryani, snack: food, street food, tasting, brunch, market
brunch, breakfast: brunch, food, market
dinner, supper: dinner, food, tasting
wine, drink, drinks, cocktail, alcohol, beer, booze, sommelier, cheese, whisky: wine, tasting, cocktail
coffee, tea: coffee, brunch, books
shopping, shop, gift, gifts, present, souvenir, shopper, bazaar, mela, haat, thrift, vintage, second hand, stall, bargain: market, flea market, shopping
market: market, flea market
flea market, flea: flea market
organic, produce, dosa, vegan, vegetarian, farm, farmer, vegetables: organic, market, farmers
art, painting, paint, painter, gallery, exhibition, museum, canvas, sculpture, artist: art, exhibition, gallery
craft, handmade, clay, pottery, ceramic, diy, hands on, wheel, creative, make something: pottery, craft, workshop
learn, class, classes, course, lesson, training, beginner, skill, hobby: workshop, class, beginners
workshop: workshop, class
book, books, reading, literature, author, novel, writer, library, literary, bookworm: books, literature, authors
poetry, poem, poet, shayari, kavi, spoken word, mushaira: poetry, kavi, ghazal, open mic
story, storytelling, stories, kahani, tale, fable, bedtime: stories, storytelling, puppets
open mic: open mic
singing, sing, singalong, karaoke: singer-songwriter, singalong, open mic, choir
science, experiment, slime, chemistry, stem, laboratory, curious: science, robots
robot, robots, robotics, volcano: robots, science
kid, children, toddler, playful, school holiday: kids, children, puppets, animation, science
baby, babies, newborn, lullaby, infant, pram: babies, lullaby
puppet, puppets, kathputli, marionette: puppets
magic, magician, circus, clown: magic, clown
cartoon, animated, animation, pixar: animation
scary, horror, ghost, spooky, frightening, fright, creepy, zombie: horror
thriller, mystery, suspense, murder, whodunit, whodunnit, detective, crime: mystery, thriller
action, superstar, superhit, superhero, blockbuster, explosion: action, blockbuster
foreign film, iranian, persian, japanese film, restored, world cinema, arthouse, art house, indie film, auteur: world cinema, festival, classics
classic film, old movie, black and white: classics
documentary, true story, real life: documentary
rom com, romcom, love story: romance
drama: drama, play
interactive, immersive, escape: interactive, mystery
shakespeare, bard, midsummer, hamlet: shakespeare
musical, broadway, showtune, sing and dance: musical, broadway
mime, silent: silent, sign language
folk theatre, yakshagana, mythology, epic, ramayana, mahabharata: yakshagana, folk theatre
folk, baul, village, rural, traditional: folk, baul, folk rock
tech, technology, techie, coder, coding, programming, programmer, software, developer, engineer, geek, nerd, it: developers, javascript, web, ai, cloud, data, engineering, hacking, startup
javascript, js, web, frontend, react, node: javascript, web, developers
ai, artificial intelligence, llm, chatgpt, gpt, machine learning, ml, deep learning, neural: ai, machine learning
data, analytics, cloud, devops, kubernetes, engineering, aws: data, cloud, engineering
startup, founder, entrepreneur, business, vc, venture, pitch, funding, investor, bootstrapped: startup, founders, networking
network, networking, meet people, meet new people, make friends, new friends, socialise, socialize, mingle, mixer, single, singles, social, lonely: networking, social, meetup, board games, community
career, mentor, mentoring, leadership, job, jobs, hiring, interview, resume, recruiter: career, networking
product, product manager, ux, ui, designer, design, figma, usability: design, ux, product
money, invest, investing, finance, stock, stocks, mutual fund, wealth, saving, tax, retirement, crypto: finance, investing
security, ctf, hacker, hacking, cyber, cybersecurity, privacy, infosec: security, hacking, privacy
climate, urban, city planning, environment, sustainable, sustainability, green, eco, planet, carbon, net zero: climate, sustainability, environment
policy, government, politics: policy
volunteer, volunteering, charity, donate, donation, ngo, give back, cleanup, clean-up, clean up, social work, good cause, help others, helping: volunteering, charity, community, environment, donation
health, medical, checkup, check-up, doctor, blood, clinic, screening camp: health, charity
spiritual, devotional, bhajan, kirtan, sufi, soulful, divine, prayer: sufi, qawwali, baul, carnatic
sufi, qawwali: sufi, qawwali
ghazal, urdu: ghazal, sufi, poetry
history, historic, heritage, monument, old city, past, ancient, colonial, architecture: heritage, walk, history
walk, walking, tour, stroll, sightseeing, guided: walk, heritage, street food, history
photo, photography, camera, photographer, photowalk: photography, walk
game, games, gaming, gamer, board game, tabletop, catan, dice: board games, chess
chess, checkmate, grandmaster: chess
quiz, trivia: quiz, board games
cricket, t20, ipl, wicket: cricket, t20
football, soccer, goal: football
badminton, shuttle, shuttlecock, racket: badminton
kabaddi, raid: kabaddi
basketball, hoops, nba: basketball
match, tournament, league, final: tournament, league
kite, kites, uttarayan, sankranti: kites
republic day, patriotic, parade, tricolour: republic day
pride, queer, lgbtq, drag, rainbow: pride, lgbtq
band, live band, gig: live band, gig, rock, indie
rock, guitar, nineties, 90s, metal, punk, grunge: rock, acoustic, unplugged
indie, independent, original song: indie, live band
acoustic, unplugged, stripped: acoustic, unplugged, singer-songwriter
singer songwriter, songwriter: singer-songwriter
jazz, blues, saxophone, swing, trio: jazz
bollywood, filmi, old song, song, retro, nostalgia, evergreen, seventies, eighties, kishore, lata: bollywood, retro
rap, freestyle, hip hop, hiphop, rapper, beatbox, cypher: hip hop, rap, battle
battle: battle, rap, roast
orchestra, symphony, violin, beethoven, mozart, bach, piano, western classical, philharmonic, cello: orchestra, symphony, western classical
classical, classical music, raga, raag, shastriya: classical, hindustani, carnatic, orchestra, western classical
hindustani, sitar, tabla, bansuri, sarod, sarangi: hindustani, sitar, classical
carnatic, veena, mridangam, kutcheri, kacheri, margazhi: carnatic, classical, vocal
boat, cruise, river, yacht, sail: cruise
dog, puppy, pet: pets, dog
grandparent, parent, parents, mother, father, mum, mom, dad, elder, old timer: classical, retro, heritage
family: family, kids
comedy for kids: kids, clown
late night, midnight: late night, midnight
weekend market, sunday market: market
tasting: tasting
luxury, fancy, special occasion, premium, upscale, posh: dinner, cruise, wine, symphony
quiet, gentle: relaxed
festival, fest: festival
`;

/** The shipped lines as a map from a stem, or stems joined by a space, to terms. */
export const THESAURUS: Thesaurus = readThesaurus(SHIPPED_LINES);

/** One line is `word, word: term, term`; a word may be a phrase. */
export function readThesaurus(lines: string): Thesaurus {
  const terms = new Map<string, string[]>();
  for (const line of lines.split("\n")) {
    const [heads, also] = line.split(":");
    if (!heads || !also) continue;
    for (const head of heads.split(",")) {
      const key = thesaurusKey(head);
      if (!key) continue;
      const list = terms.get(key) ?? [];
      for (const term of also.split(",")) if (!list.includes(term.trim())) list.push(term.trim());
      terms.set(key, list);
    }
  }
  return terms;
}
