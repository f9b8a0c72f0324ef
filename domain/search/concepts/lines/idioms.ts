/** Idioms and sayings. Format: `ConceptBook`. */
export const IDIOMS = `
cut-above | ~out of this world, ~to die for, ~worth dying for | food 1, horror 1
killing-time | ~killing time, kill time, ~time to kill, time pass, timepass, hours to kill, टाइम पास | $laugh 2, board games 2, open mic 2, walk 1, movie 1
dead-week | ~dead week, ~nothing ever happens, ~life is dull, spice up my life, ~same old same old | $laugh 2, $party 2, salsa 2, trek 2, improv 2
cloud-nine | ~head over heels, ~madly in love, falling in love, butterflies in my stomach, dil mein butterflies, dil garden garden | $romance
steam | ~let off steam, ~blow off steam, ~hit the wall, ~pull my hair out | $sweat, kabaddi 2, $laugh 2, techno 1
ice-break | ~break the ice, icebreaker | board games, improv, salsa, social
hook-line | ~over the hill, ~young at heart | retro, salsa 2, $elders 1
third-wheel | ~third wheel, ~plus one, tag along with a couple | board games, $laugh 2, live band 2
fomo | fomo, everyone is going out, talk of the town, must see, cannot miss | $party, new year 2, live band 2, festival 2
couch | ~off the couch, ~off the sofa, ~off my couch, out of the house, ~out of my room, get out of the house, ghar se bahar, ghar se nikalna, घर से बाहर | walk, trek, market, cycling, board games 2, live band 1
batteries | ~recharge my batteries, batteries are empty, running on empty, ~on fumes | $calm, nature, trek 1
brain | ~brain fried, brain dead, ~brain is fried, ~brain is mush, dimag thak gaya, ~switch my brain off, mindless fun | $laugh, $calm 2, blockbuster 2, retro 2
walls-thin | cabin fever, ~stir crazy, ~climbing the walls of my room, cooped up, four walls | $outdoors, market 2
rat-race | rat race, nine to five, corporate slave, monday blues, sunday scaries, hate mondays, monday hai | $laugh, yoga 2, trek 2, hindustani 1, startup 1
small-joys | small joys, simple pleasures, chhoti chhoti khushiyan, छोटी छोटी खुशियां | market, walk, brunch, picnic, kites 2, carols 1
wings | spread my wings, ~break free, free bird, azaad, आज़ाद | trek, dance 2, pride 2, cycling 2
roots | my roots, find my roots, roots and culture, where we come from, jadein, जड़ें | heritage, folk, classical 2, yakshagana 2, puppets 1
green-eyed | ~green with envy, ~steal the show | open mic 2, $stage 1
golden-heart | heart of gold, good samaritan, angel, dil se | $good
storm | storm is brewing in my head, head is spinning, sir dard, sar dard, सिर दर्द, सर दर्द | $calm
sleepless | lori for adults, cannot switch off, sleepless nights, neend nahi aati, neend, नींद नहीं आती, नींद | $calm, lullaby 1, stargazing 1
hunger-mood | rats running in my stomach, pet mein chuhe, pet me chuhe, pet mein chuhe daud rahe, पेट में चूहे | $food
feet | itchy feet, wanderlust, travel bug, travel on a budget, ghumakkad, ghumakkadi, banjara, musafir, घुमक्कड़, मुसाफिर | trek, heritage, walk, cycling 2, camping 2, photography 2, documentary 1
golden-voice | golden voice, voice that melts, voice of an angel, surila, sureeli, madhur, मधुर, सुरीला | ghazal, carnatic, hindustani, baul 2, choir 2
noise | ~face the music, make some noise, crank it up, turn it up, loud music, shor, शोर | rock, techno, hip hop 2, live band 2, folk rock 1
dil-se | dil ko chhoo, dil khush, dil khush kar de, man bhar aaye, rooh choo le, दिल को छू | sufi, ghazal, romance 2, baul 1
mast | mast mahaul, mahaul, mast wali party, jhakaas party, dhinchak, full on, maza aa jaye, maja aa jaye, maza, mazaa, masti, mauj, mauj masti, मज़ा, मस्ती, मौज, मौज मस्ती | $party, $laugh 2, retro 2, salsa 2, market 1
sharafat | sharif, gharelu, sanskari, sanskaari, संस्कारी | carnatic, classical, clean, heritage 2, bharatanatyam
jugaad | jugaad, tinker, tinkering, take things apart, gadgets, gadget, gizmo | robots 2, science 2, javascript 1, workshop 2, ai 1
sher | sher dil, himmat, dum hai, dare, i dare you, हिम्मत | horror, trek, roast 2, kabaddi
bucket | once before i die, things to do before 30, ~kick the bucket, ~bucket list | trek, symphony, marathon, cruise 2, stargazing, salsa 2, camping
penny | ~bang for the buck, paisa vasool, value for money, पैसा वसूल | blockbuster 2, retro 2, stand-up 2, live band 1
monk | live like a monk, monk mode, monastery | meditation, yoga, baul 1
peacock | show off my moves, ~strut my stuff, dance face off, dance battle, naach mukabla | salsa, dance, hip hop 2, retro 2
storyteller | ~spin a yarn, tell me a story, tell us a story, spin stories, dastangoi, dastan, qissa, qissagoi, katha, kissa, कहानी सुनाओ, दास्तानगोई, किस्सागोई | stories, storytelling, open mic, puppets 2, baul 2, heritage 1
heroes | unsung heroes, everyday heroes, real heroes, sports heroes, asli hero | wheelchair, inclusive, documentary, basketball 2, blood 2
underdog | underdog, comeback, against all odds, never give up | inclusive, documentary 2, kabaddi 2, marathon 2, basketball 2
glue | keep us together, bring us closer, rekindle, rekindle the spark, reconnect, spend quality time, quality time, fall in love again, sath waqt bitana, साथ वक्त | $romance, pottery, salsa
makeup | make it up to her, make up to my wife, say sorry to, forgot our anniversary, naraz, manana hai, मनाना है, नाराज़ | $romance
kids-asleep | kids are asleep, babysitter, baby sitter, parents night out, night off from the kids, without the kids, kid free evening, child free evening | $romance 2, stand-up 2, jazz, wine 2, thriller 1
empty-nest | empty nest, children have left home, kids gone to college, बच्चे बाहर चले गए | pottery 2, salsa, heritage, hindustani 2, books, wine 2, photography 2
retired | just retired, after retirement, time on my hands, pension, sewanivrit, retirement hobby, सेवानिवृत्त | heritage, yoga, classical 2, pottery, books 2, photography, volunteering
sober | sober, teetotal, teetotaller, no alcohol, dont drink, recovering alcoholic, bina daaru, शराब नहीं | board games, pottery, improv 2, yoga 2, books 2, walk 1
fasting | fasting, vrat, upvas, navratri fast, व्रत, उपवास | yoga 2, sufi 1, carnatic 2, meditation
visa | leaving the country, moving abroad, last weekend in india, before i fly, videsh ja raha, विदेश जा रहा | street food, heritage, sufi 2, hindustani 2, bollywood 2, market 1
wheel-of-life | quarter life crisis, ~find myself, finding myself, soul search, meaning of life, khud ki talash, ज़िंदगी का मतलब | yoga, meditation, trek, volunteering 2, baul 2, pottery 2
sugar-rush | sugar rush, chocolate cravings | market 2, food, christmas 1
`;
