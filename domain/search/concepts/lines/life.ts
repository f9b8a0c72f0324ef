/** Everyday life, trades, foods and scenes. Format: `ConceptBook`. */
export const LIFE = `
nurse | nurse, doctor on night shift, night shift, after my shift, shift workers, नाइट शिफ्ट | $calm 2, $laugh 2, late night 2, brunch 2
farmer-life | village life, gaon, gaon ki yaad, villages, rural, desi vibes, gaanv, गांव, देसी | folk, baul, organic 2, kabaddi 2, puppets 2, yakshagana
army | army, soldier, fauji, navy, air force, veterans, shaheed, फौजी, सैनिक | republic day, history 2, running 2, trek 1
train-travel | between trains, layover, long layover, stopover, one night in the city, only one evening in town, few hours in the city, hotel guest, business trip, on a work trip, travelling for work, solo traveller, solo traveler, backpacking | heritage, street food, walk, hindustani 1, stand-up 2, jazz 2, open mic 1
?solo | solo, by myself, on my own, alone but, solo outing, go alone, going alone, single person, no company needed, akele jaana, akele ghoomna, khud ke saath, अकेले जाना | photography, pottery, walk, yoga 2, open mic 2, books, art, world cinema 2, trek 2
?couple-activity | couple activity, do together, something to do together, couples, for couples, two of us, hum dono, हम दोनों, जोड़े | pottery, salsa, $romance
double-date | double date, couples with kids, two couples | board games, wine, improv 2, brunch 2, cruise 2
babysit | babysitting, babysit, nephew for the day, niece for the day, looking after my sister's kid, uncle duty, aunt duty | $kidsfun
tween | ten year old, eleven year old, twelve year old, tween, tweens, pre teen, 10 saal, 11 saal, 12 saal | science, robots 2, chess 2, magic 2, kids 2, kites 2, football 1
girls-science | girl who loves science, daughter loves robots, daughter loves space, little astronaut | science, robots, astronomy
school-trip | school trip, class trip, field trip, school picnic, excursion, स्कूल ट्रिप | science, heritage, puppets 2, nature 2, astronomy
college-fest | college fest, fest vibes, campus, freshers party, hostel life, canteen, bunk class, कैंटीन, कॉलेज फेस्ट | rock, hip hop, indie 2, open mic, football 2, party 2
nri | nri, visiting from america, visiting from the us, visiting from london, back in india, after years in india, parents from abroad | heritage, street food, sufi 2, retro 2, classical, carnatic 2, bharatanatyam 2, kavi 1
pet-adoption | adoption drive, animal shelter, stray dogs, gau seva, आवारा कुत्ते | pets, volunteering, community, market 1
zero-waste | zero waste, compost, composting, upcycle, recycle, recycling, plastic waste, kachra, kooda, kuda, कचरा, कूड़ा | environment, clean-up, volunteering, organic 2, sustainability
animals-wild | snakes, elephants, leopard, leopards, safari, turtles, whales, coral, हाथी, बाघ | nature, documentary, trek 2, puppets 1
weather-stars | eclipse, comet, aurora, blood moon, supermoon, space station, chandrayaan, mangalyaan, gaganyaan, चंद्रयान, ग्रहण | astronomy, telescope, night sky, science 2
sci-fi | sci fi, science fiction, aliens, alien, star wars, star trek, dune, doctor who, blade runner, asimov, matrix, time travel, एलियन | ai 2, astronomy 2, science 2, world cinema 1, movie 2
fantasy | fantasy, dragons, wizards, witches, elves, unicorns, mermaids, dungeons, fairy dust, परियां | midsummer, shakespeare, puppets 2, board games, kids 1, magic 2
superheroes-kids | spiderman, batman, superman, iron man, captain america, chhota bheem movie, स्पाइडरमैन | animation, matinee, blockbuster 2, kids 2
puzzle-box | treasure hunt, scavenger hunt, murder party, murder dinner, खजाने की खोज | mystery, interactive, walk 1, board games 2
fashion | fashion, style, designer clothes, saree, sarees, handloom, textile, textiles, khadi, vintage dress, साड़ी, फैशन | flea market, shopping, market 2, art 1, design 1
jewellery | jewellery, earrings, silver, bangles, chudiyan, gehne, गहने, चूड़ियां | flea market, shopping, market, craft 2
furniture | home decor, furniture, interior, interior design, decorate my home, new house, housewarming, griha pravesh, घर सजाना, गृह प्रवेश | market, flea market, pottery, art 2, craft, design 2
tattoo | tattoo, piercing, streetwear, sneakers, sneakerheads | hip hop, flea market 2, rock 2
car-bike | cars, vintage cars, motorbikes, royal enfield, bullet ride, rally, f1, formula one, बाइक | cycling 2, ride, league 1
fishkeeping | fish, fishing, machhli, seafood, prawns, crab, मछली | food, street food, market 2, cruise 2, river 1
meat | meat, mutton, chicken, barbecue, bbq, tandoori, non veg, nonveg, मटन, चिकन | street food, food, tasting 2
spicy | spicy, spices, teekha, masala, mirchi, achar, pickle, अचार, तीखा, मसाला | street food, food, market 2, organic 1
regional-food | gujarati thali, thali, sadya, bengali sweets, rosogolla, mughlai, awadhi, hyderabadi biryani, chettinad, malvani, bihari litti, litti chokha, thukpa, थाली, लिट्टी चोखा | street food, food, heritage 1, walk 1
global-food | sushi, ramen, pizza, pasta, tacos, tapas, burgers, dim sum, korean food, thai food, पिज़्ज़ा | food, tasting, wine 2, brunch 2, market 2
breads | sourdough, bread, bakery, croissants, honey, jam, olives, ब्रेड | organic, market, brunch, cheese 2, food 2
healthy-mind | brain food, intellectual, intellectuals, thoughtful, food for thought, deep conversations, meaningful conversation, stimulating, think deeply, ideas that matter, बुद्धिजीवी | authors, documentary, climate 2, world cinema, drama 2, books, policy 2
debate | debate, debating, panel discussion, panel, discussion, argue, town hall, charcha, बहस, चर्चा | climate, authors, policy, documentary 2, security 1
lecture | lecture, lectures, ted talk, ted talks, keynote, keynotes, seminar, symposium, expert, experts, bhashan, व्याख्यान, सेमिनार | @conference 2, authors 2, data 2, climate 2, ai 2, startup 1
?workshop-any | workshop, workshops, masterclass, bootcamp, crash course, hands on session, karyashala, कार्यशाला | workshop, class, beginners 2, pottery 2, ai 2, photography 2
conference-any | tech conference, hallway track, badge, lanyard, business event, industry event, unconference | @conference, networking 2, developers 2
lawyer | lawyer, law, courts, justice, human rights, constitution, samvidhan, नागरिक अधिकार, संविधान | policy, privacy, drama 2, documentary 2
journalist | journalist, journalism, reporter, news, press freedom, patrakar, पत्रकार | documentary, policy, authors 2, privacy 2
architect | architect, architects, building, buildings, facades, art deco, brutalism, वास्तुकला | heritage, architecture, walk, design 2, climate 1
doctor-med | medical student, mbbs, neet, hospital, healthcare, अस्पताल | health, blood, charity 2, ai 1
teacher-sci | homeschool, homeschooling, unschooling, montessori, waldorf | science, puppets, stories, pottery 2, nature 2
ecology-kids | nature for kids, insects, bugs, caterpillars, frogs, तितली | nature, science 2, environment, walk 1
water-sport | kayak, kayaking, rafting, scuba, snorkelling, paddle, कयाकिंग | outdoor, trek 2, nature 2, cruise 2, beach 2
winter-sport | ski, skiing, ice skating, snow, barf, बर्फ | trek 2, outdoor 2, fitness 1
strength | weight lifting, gym rat, bodybuilding, crossfit, calisthenics, muscles, dumbbells, body banana, बॉडी बनाना | fitness, running 2, kabaddi 2, trek 2
zumba | zumba, aerobics, dance fitness, jumba, ज़ुम्बा | fitness, salsa, dance, yoga 1
spa | spa, massage, sauna, facial, maalish, मालिश | wellness, yoga, meditation
nutrition | nutrition, diet, dieting, protein, keto, intermittent fasting, डाइट | organic, food 2, fitness 2, health 2, yoga 2
sleep-better | better sleep, sleep early, wake up fresh, fresh start, new leaf, नई शुरुआत | yoga, running 2, meditation, trek 1
old-friends-cards | bridge club, rummy, poker, teen patti, तीन पत्ती | board games, chess 2, social 2
matchbox | collectors, stamp collecting, coins, antique, antiques, old coins, सिक्के, पुरानी चीज़ें | flea market, heritage 2, market 2, books 1
comic-con | comics, comic books, graphic novels, comic con, superheroes comics | books 2, animation 2, board games 2, art 2
translation | translators, translation, regional literature, bhasha literature, अनुवाद | books, authors, literature
discount | discount, discounts, cheap books, sale on books, offers, saste kitab, सस्ती किताबें | books, market 2, flea market 2
signing | book signing, autograph, meet my favourite author, meet authors, लेखक से मिलना | authors, books, literature
ghostwalk | ghost walk, haunted walk, haunted places, cemetery, kabristan, भूतिया जगह | heritage 2, horror, walk 2
architecture-light | light show, sound and light, lasers on the fort, son et lumiere | heritage, history 2, symphony 1
religion-walk | gurudwara, langar, church, synagogue, vihara, buddhist, buddha, jain temple, गुरुद्वारा, लंगर, बुद्ध | heritage, walk 2, meditation 2, carols 1, community 2
street-art | street art, murals, mural, wall art, walls painted | art, walk, photography, hip hop 2
rooftop | rooftop bar, skyline, city lights, view of the city, terrace, chhat, छत | cruise, kites 2, wine 2, stargazing 2, new year 2
lawn | blanket on the grass, mat on the grass, bring a mat, hammock | open air, outdoor, hindustani, picnic
bonfire | ghost stories round the fire, fire and guitar, campfire, अलाव | camping, unplugged, acoustic, stories 2
cinema-club | film discussion, talk about films, film appreciation | world cinema, q&a, documentary, classics
indian-epics-kids | little krishna, bal krishna, bal hanuman, ganesha stories | puppets, animation, stories, yakshagana 1
social-dance | social dancing, dance partner, no partner, looking for a dance partner, dance with strangers | salsa, social, dance
body-positive | body positive, plus size, body image | yoga, dance, pride 1, women 2
allyship | ally, allies, straight ally, support my gay friend, support my trans friend, lgbt friend | pride, lgbtq, community
single-parent | single parent, single mom, single dad, single mother | kids, community, market 2, puppets 2, science 2
foster-elder | cheer up my grandmother, take grandma out, wheelchair bound grandfather, lonely grandfather | $elders, relaxed 2, +seniors
hospital-recovery | recovering from surgery, after surgery, post covid, after an illness, slowly getting back, rehab | yoga, wellness, walk 2, classical 2, relaxed 2
phobia | fear of heights, claustrophobic, get dizzy | pottery, art, books 2, market 2
noise-sensitive | hate loud music, loud music gives me a headache, sensitive ears, nothing loud, not loud, soft volume, not too loud, zyada shor nahi | relaxed, sufi, ghazal, hindustani, acoustic 2, baul 2, pottery 2, art 2
standing-tired | cannot stand for long, seated show, sit down show, comfortable seats, baithne ki jagah | symphony, orchestra, classical, drama 2, bharatanatyam 2, unplugged 2
short-time | only an hour, one hour free, lunch break, quick break, between meetings, एक घंटा | open mic 2, art, yoga, stand-up 2, lullaby 1
long-night | long night, night long, all night, till dawn, subah tak, सुबह तक | techno, horror, yakshagana, new year, party 2
sunday-lazy | lazy sunday, slow sunday, sunday with nothing, alsi itwar, आलसी इतवार | brunch, jazz, market, yoga 2, matinee 2
monday-free | weekday evening, after work drink, midweek, हफ्ते के बीच | open mic, stand-up, board games, documentary 2, improv
?gift-experience | gift an experience, experience gift, experience instead of a thing, unique gift, surprise gift, anokha tohfa, अनोखा तोहफा | pottery, wine, cruise, stargazing, salsa 2, cooking, tasting
thank-you | thank you treat, say thank you, shukriya, thank my parents, thank my team, शुक्रिया | dinner, brunch, symphony 2, live band 2, retro 2
winning | won the match, promotion party, cracked the exam, cleared the exam, selection ho gaya, pass ho gaya, पास हो गया | party, live band, retro 2, dinner 2, stand-up 2
godh-bharai | baby shower, godh bharai, naming ceremony, naamkaran, mundan, गोद भराई, नामकरण | brunch, lullaby 2, market 2, classical 1
adult-learning | never too late to learn, learn at sixty, learn at 60, hobby for my mother, hobby for retired | pottery, yoga 2, photography, books 2, salsa 2
kids-quiet | shy child, sensitive child, child who hates noise, afraid of the dark child, lights on | relaxed, sensory friendly, puppets 2, lullaby 2
active-date | active date, sporty date, outdoorsy date | cycling, trek, salsa, badminton, stargazing
rich-history-cycle | forts by cycle, see monuments at night, chai stops, night ride | cycling, heritage, ride
`;
