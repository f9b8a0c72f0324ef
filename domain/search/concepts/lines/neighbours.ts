/** Narrower subjects and their neighbours. Format: `ConceptBook`. */
export const NEIGHBOURS = `
tabla-lesson | tabla and harmonium, old poetry sung, floor seating, gaddi, gadda | sufi, ghazal, hindustani 2
voice-gym | vocal recital, vocalist, voice, vocals, gayaki, गायकी | carnatic, hindustani, ghazal 2, vocal
kutcheri-morning | morning raga, morning concert, bhor, bhairav, subah ka raag, भोर | carnatic, classical, hindustani 2
evening-raga | evening raga, raga at dusk, yaman, marwa, sandhya raag, संध्या राग | hindustani, sitar, classical
wedding-band | brass band, baraat, dhol tasha, बारात | bollywood, live band, retro
disco-hindi | disco, hindi disco, gold medal dance, bappi da, डिस्को | retro, bollywood, party, dance 2
sing-tamil | tamil songs, tamil rap, gaana songs chennai, tamil poetry | tamil, carnatic, hip hop 2
sing-kannada | bhavageete, dasa sahitya, vachana, janapada, janapada geete, भावगीते | kannada, folk, carnatic 2
marathi-comedy | marathi comedy, chala hawa yeu dya, maharashtrachi hasya jatra | marathi, stand-up 2, kavi 2, humour, drama 1
kannada-comedy | kannada jokes, kannada stand up, nagu, nage, rent in bengaluru, landlord | kannada, stand-up
tamil-comedy | tamil jokes, vadivelu, goundamani, sirippu, nagaichuvai, वडिवेलु | tamil, stand-up, clean
hindi-comedy | hindi jokes, desi jokes, tv serial jokes, saas bahu jokes, husband wife jokes, मियां बीवी | stand-up, kavi, humour, hindi 2
english-comedy | british humour, dry humour, deadpan, wit | stand-up, improv, comedy club
puns | puns, wordplay, word play, tongue twisters | kavi, improv, rap 2, open mic 2
mime | mime, marcel marceau, silent comedy, physical theatre, without words, bina shabd, मूक अभिनय | sign language, clown, drama 2, silent
shadow-puppets | shadow puppets, tolu bommalata, ventriloquist, rod puppets, muppets, छाया कठपुतली | puppets, stories, kids 2
street-theatre | street theatre, nukkad natak, safdar hashmi, jana natya manch, नुक्कड़ नाटक | drama, play, $stage 2
solo-act | solo act, one woman show, one man show, solo performance, एकल | drama, stand-up 2, bharatanatyam 2, play
love-play | play about love, love on stage, bilingual play, do bhashaon mein | sign language, drama, romance
family-drama | family drama, dysfunctional family, marriage on the rocks, ghar ki kahani, पारिवारिक नाटक | drama, marathi 2, play
history-play | history on stage, kings on stage, historical drama, ऐतिहासिक नाटक | tughlaq, drama, history 2, yakshagana 2
outdoor-play | play in a park, theatre under trees, theatre in the park, open air theatre | shakespeare, outdoor, midsummer, open air 2
women-play | vagina monologues, fleabag, womens stories on stage | women, stand-up 2, drama 2
jury | jury, courtroom, verdict, guilty, evidence, trial, अदालत | mystery, interactive, thriller, drama 2
spy | spy, spies, james bond, 007, mission impossible, espionage, raazi, जासूसी | thriller, mystery, action 2
serial-killer | serial killer, true crime, true crime podcast, cold case, psychopath, सीरियल किलर | mystery, thriller, horror 2
forest-thriller | forest at night film, survival, lost in the jungle, man eater | thriller, nature 1, kannada 2
poison | poison, poisoned, dagger, revolver, corpse, dead body, lash, लाश, ज़हर | mystery, thriller, horror 2
river-song | boatman songs, bhatiali, majhi, maanjhi, naiya, भटियाली, मांझी | baul, folk, river, bengali 2
monks-chant | chants, chanting, mantra, mantras, gayatri mantra, vedic chants, मंत्र | meditation, carnatic 2, yoga
gita-talk | vedanta, upanishads, philosophy, philosopher, stoic, stoicism, camus, sartre, nietzsche, darshan shastra, दर्शन | books, literature, meditation 2, drama 2
happiness-class | art of happiness, laughter yoga, hasya yoga, laughter club, हास्य योग | yoga, improv 2, stand-up 2
pilates | pilates, barre, mobility class, core strength, physiotherapy, physio, slipped disc, sciatica, migraine, माइग्रेन | yoga, wellness, health 2
half-marathon-train | train for a marathon, training for a marathon, running group, run club, running buddies | running, marathon, 10k, fitness 2
night-run | run at night, torchlight run, colour run, fun run | running, 10k, fitness 2
hill-sunrise | sunrise on a hill, sunrise trek, see the sunrise from the top, climb before dawn | trek, hiking, nature
bird-morning | hornbill, kingfisher, flamingos, peacocks, salim ali, सालिम अली | nature, trek 2, walk 2, photography 2
moonlit | moonlight walk, walk under the moon, chandni raat, poornima, चांदनी रात, पूर्णिमा | night sky, stargazing, hindustani 2, cycling 1, ghazal 2
space-kids | rocket science for kids, planetarium, solar system, solar eclipse glasses, तारामंडल, सौर मंडल | astronomy, science, kids 2, telescope
robot-war | robot wars, drones, drone, coding for kids, scratch programming, ड्रोन | robots, science, ai 2, javascript 1
chem | chemistry set, test tube, mentos and coke, baking soda, explosion experiment | science, kids
maths-chess | strategy, strategist, mind games, think ten moves ahead, chanakya, रणनीति, दिमागी खेल | chess, board games
tournament-enter | take part in a tournament, enter a competition, register my team, our team wants to play | tournament, football, badminton, chess 2, cricket 2
spectate-family | match with the family, stadium with kids, cheer with dad, papa ke saath match | cricket, kabaddi, basketball 2, league
office-cricket | office cricket, corporate league, company team, tape ball | cricket, league, t20
sunday-football | sunday league, turf football, futsal, mud, muddy, keechad, फुटसल, कीचड़ | football, tournament
womens-sport | womens sport, women who play, girls who play, coaching for women, महिला खेल | badminton, women, tournament 2
para-sport | wheelchair basketball, try wheelchair sports, para sport, पैरा खेल | basketball, inclusive, wheelchair
vintage-ride | old forts on two wheels, cycle to monuments, cycle tour | cycling, heritage, ride
pot-therapy | clay therapy, art therapy, therapeutic hobby, repetitive craft, spinning wheel, मन शांत करने का शौक | pottery, art 2, craft, yoga 2
date-pottery | ghost movie date, swayze, patrick swayze, make a bowl together | pottery, romance 2
wine-learn | learn about wine, wine snob, wine beginner, which glass, tannins, sula vineyards | wine, tasting
chef-table | chefs table, pairing, food pairing, cheese pairing, degustation | wine, tasting, dinner
chaat-walk | food walk, eat like a local, where locals eat, hidden eateries, khau galli, खाऊ गली | street food, walk, food
sweets-xmas | rum cake, gingerbread, christmas baking, christmas lights, christmas shopping, christmas gifts | christmas, flea market, carols 2
carol-family | sing carols, carols by candlelight, midnight mass, church on christmas eve | carols, choir, christmas
santa-kids | meet santa, photo with santa, sit on santas lap, letter to santa | christmas, flea market, carols, kids 1
nye-dance | dance into the new year, kiss at midnight, count down with strangers, last night of the year, saal ki aakhri raat, साल की आखिरी रात | new year, countdown, fireworks, party
nye-quiet | quiet new year, new year without noise, calm new year | yoga 2, ghazal 2, camping, stargazing
kite-lunch | community lunch, riverfront, cut kites, kai po che, काई पो चे | kites, festival, republic day 2
lake-hero | save our lake, lake revival, sewage, wetlands, wetland, jheel bachao, झील बचाओ | clean-up, environment, volunteering, documentary 2
give-blood | first time blood donor, save a life, life saver, jaan bachana, जान बचाना | blood, health, charity
free-check | teeth, tooth ache, toothache, daant dard, spectacles, chashma, cataract, दांत दर्द, चश्मा | health, charity 2
heat-city | heat island, hot cities, flooded streets, water shortage, drought, monsoon floods, बाढ़, सूखा | climate, sustainability, policy, documentary 2
bus-lover | metro rail, buses for all, cycle lanes, footpaths, पैदल यात्री | climate, policy, cycling 1
founder-lonely | lonely founder, find a cofounder, meet investors, investors in the room, first customers, निवेशक से मिलना | startup, founders, networking
startup-kids | how to start a company, idea stage, mvp, product market fit, pitch to vcs | startup, founders, networking 2, product 2
tax-new | form 16, new tax regime, old tax regime, hra, 80c, capital gains, gst, जीएसटी, आयकर | finance, investing
insurance-parents | insurance for parents, mediclaim, claim rejected, nominee, will and testament | finance
retire-early | retire early, passive income, rental income, dividends, index funds, nifty, sensex, nifty fifty, सेंसेक्स | finance, investing
ai-fear | afraid of ai, ai ethics, deepfakes, deepfake, bias in ai, no maths needed, future of work | ai, machine learning, privacy 2, career 2
ai-build | build a chatbot, build with llms, fine tuning, rag pipeline, agents, langchain, hugging face, pytorch | ai, machine learning, developers 2, data 2
web-test | testing, unit tests, edge runtimes, cloudflare workers, web platform, service worker, pwa | javascript, web, developers
frontend-design | css art, animations on the web, accessibility testing, figma to code | design, ux, web 2, javascript 2
war-stories | war stories from production, on call, incident, outage, postmortem, uptime | data, engineering, cloud, security 2
hacker-night | lock picking, red team, bug bounty, ethical hacker, kali linux, zero day, बग बाउंटी | security, hacking
privacy-family | protect my parents from fraud, otp fraud, online safety, safe online, upi fraud, यूपीआई फ्रॉड, ऑनलाइन ठगी | security, privacy
pm-switch | switch to product, become a product manager, break into product, product sense | product, career, women 1
women-mentor | woman mentor, mentoring circle, mentoring circles, women network, job wall | women, product, career, networking 2
open-mic-first | sing my own song, read my poem, read my poems, first open mic, sign up to perform, apni kavita, apni kavita sunana, apna gaana, अपनी कविता, अपना गाना | open mic, poetry, singer-songwriter
comic-first | try stand up myself, five minutes of jokes, new material, first time comic, apne jokes | open mic, stand-up, comedy club
indie-discover | bands nobody knows, next big thing, before they were famous, undiscovered | indie, live band, gig, open mic 2, folk rock 2
long-hair | air guitar hero, leather jacket, combat boots, distortion, riff, riffs, solos | rock, live band, indie 2
seated-rock | rock but sitting down, rock for old people, quiet rock, rock for grown ups | unplugged, rock, acoustic
rap-hindi | hindi rap, desi rap, punjabi rap, rap in hindi, bhojpuri rap, हिंदी रैप | hip hop, rap
poetry-slam | poetry slam, slam, angry poems, feminist poetry, protest poetry | poetry, open mic, kavi 2, rap 2
letters-love | handwritten letters, love in the time of letters, khat, khat o kitabat, prem patra, ख़त, खत | romance, open air, ghazal 2, poetry 2
bollywood-film | hindi film, hindi movie, bollywood movie, bollywood film, hindi picture, हिंदी फिल्म | hindi film, romance 2, open air 2, $screen 1
blanket-date | cuddle, cuddle up, snuggle, hold hands, haath pakad ke, हाथ पकड़ | open air, romance, stargazing, cruise, jazz 2
sax-cruise | dinner on a boat, dinner on the water, boat dinner, floating restaurant, नाव पर खाना | cruise, dinner, valentine 2
star-date | wish upon a star, name a star, starry night, tent for two, तारों के नीचे | stargazing, night sky, camping, astronomy
candle-music | music by candlelight, candle concert, intimate concert, listening room, परदे के पीछे | sufi, ghazal, carols 2, jazz 2
gallery-date | wander a gallery, art date, meet artists over wine | art, gallery, exhibition, wine 1
sholay-era | sholay songs, mughal e azam, mother india, anarkali, deewar, don film, seventies hits, eighties hits, film hits live, शोले, मुग़ल ए आज़म | retro, bollywood, live band 2
nineties-kids | nineties kids, 90s kid, shaktimaan, doordarshan, chitrahaar, malgudi days theme, शक्तिमान, दूरदर्शन | retro, unplugged 2, board games 2, rock 2, bollywood 2
campus-band | college band, band from college, reunion of the band, what we heard in college, heard in college, songs of college, कॉलेज के गाने | unplugged, rock, acoustic, open mic 2, indie 1
whistle-podu | whistle podu, thala film, mass entry, first show, superstar film release, अपना हीरो | blockbuster, tamil, action
otter-film | lost animal film, little otter, animal film for kids, short film for kids, bean bags | animation, matinee, kids
critics | film critics, introduction by critics, restored film, thirty five millimetre, celluloid | world cinema, classics
eco-film | film about rivers, environmental film, film and discussion, panel after the film | documentary, environment, q&a 1
kannada-thriller | kannada film, kannada movie, kannada thriller, कन्नड़ फिल्म | kannada, thriller
film-school | want to make films, short film, script writing, screenplay, acting workshop, audition, पटकथा | q&a, documentary 2, improv 2, world cinema
voice-over | radio, rj, voice acting, dubbing, रेडियो | open mic, poetry 2, stories 2
stage-fright | public speaking, toastmasters, speak in public, confidence building, fear of public speaking, भाषण देना | improv, open mic, stand-up 1
icebreaker-class | social class, class where i meet people, class with strangers | salsa, pottery, board games 2, photography 2
kerala-band | kerala bands, chenda solo, malayalam rock, malayalam band, malayalam indie, मलयालम गाने | malayalam, folk rock, live band 2
bengal-night | mishti, adda in bengali, poila boishakh, bengali new year, pujo songs, मिष्टी | bengali, baul, street food 1
marwar | rajasthan, rajasthani, marwari, ghoomar, desert songs, maand, राजस्थानी, घूमर | folk, puppets, sufi 2, heritage 2
gujarat | gujarat, gujarati culture, kutch, rann, dayro, गुजराती | kites, garba, kavi 1, heritage 2
punjab | punjab, sardar, amritsar, heer ranjha, waris shah, sarson, पंजाब, हीर | sufi, bhangra, street food 2, qawwali
lucknow | lucknow, awadh, nawab, nawabi, pehle aap, kebabs of lucknow, लखनऊ, नवाबी | ghazal, sufi, kathak 2, street food 2, heritage 2
assam-ne | northeast, north east india, assam, naga, khasi, manipur, पूर्वोत्तर | folk, indie 2, rock 2, baul 1
persian-mood | isfahan, omar khayyam, persian poetry, hafez, shiraz, उमर खय्याम | sufi, ghazal, world cinema 2, poetry
japan-mood | japan, tokyo, haiku night, ikigai, wabi sabi, kintsugi, geisha, जापान | world cinema, pottery 2, meditation 1
paris-mood | paris, french evening, france, boulangerie, amelie, midnight in paris, पेरिस | wine, jazz, world cinema 2, art 2, cheese 2
london-mood | speakers corner, pub night, british pub, sunday roast pub | improv, carols 1, board games 2, jazz 2
new-orleans | speakeasy, prohibition, gatsby, great gatsby, charleston, flapper | jazz, swing, new year 1, wine 2
vienna | vienna, salzburg, concert hall, philharmonic hall, new years concert vienna | symphony, orchestra, western classical
berlin | berlin, kreuzberg, queue for the club, techno tourist | techno, dj, electronic
ibiza | ibiza, beach club, sundowner party, dj on the beach | beach, edm, party, new year 2
havana | havana nights, mojito, cuban night, latin night, dirty dancing | salsa, dance, wine 1
himalayan | ladakh, leh, manali, rishikesh, spiti, kasol, gokarna, ऋषिकेश, लद्दाख | trek, yoga 2, camping, nature
monsoon-love | monsoon romance, love in the rain, baarish aur pyaar, बारिश और प्यार | romance, open air, ghazal 2
elder-brain | keep her mind active, keep his mind active, memory loss, dementia, alzheimers, भूलने की बीमारी | classical, carnatic 2, relaxed 2, heritage 1, choir 2
kids-money | teach kids about money, pocket money, जेब खर्च | finance 2, board games 2, science 1
teen-career | which stream to choose, career after 12th, after twelfth, engineering or arts, बारहवीं के बाद | ai, career, design 2, science 2
gap-year | gap year, year off, sabbatical, took a break from work, करियर ब्रेक | volunteering, pottery, trek, photography 2, yoga 2
night-cook | cannot cook, bachelor food, tired of maggi, mess ka khana, tiffin, घर का खाना | street food, food, market 2, brunch
chess-kid | my son plays chess, daughter plays chess, under twelve chess, chess for children, बच्चों की शतरंज | chess, tournament
bike-history | cycle and history, night heritage, forts at night | cycling, heritage, ride
heritage-gossip | stories behind old houses, old neighbourhood stories, four centuries, guide who tells stories, शहर की कहानियां | heritage, walk, history
golden-light | golden light, shadows and light, candid shots, people of the street, street portraits | photography, walk
vegetable-kid | grow food, kitchen garden, microgreens, छत पर बागवानी | organic, market, farmers, environment 2
dog-brunch | brunch with my dog, dog cafe, dogs allowed cafe, dog corner | pets, market, brunch, organic 1
lgbt-family | my son came out, my daughter came out, parent of a gay son, parents of queer kids | pride, lgbtq, community
queer-date | queer date, date my girlfriend and i are both women, two brides, two grooms | pride, salsa 2, pottery 2, romance 2
trust-strangers | random acts, free hugs, meet neighbours, know my neighbours, पड़ोसियों से मिलना | community, lake 1, clean-up 2, volunteering, picnic, board games 1
hug-tree | hug a tree, plant a tree, tree plantation, plant trees, vriksharopan, पेड़ लगाना, वृक्षारोपण | environment, volunteering, nature, clean-up 2
drum-demon | masks and drums, demon dance, costume and drums, night long epic | yakshagana, folk theatre
soloist | young soloist, dancer on stage, temple dance, anklets, पायल | bharatanatyam, dance, classical 2
orchestra-kids | first symphony for kids, peter and the wolf, instruments for children | symphony, orchestra, lullaby 1, kids 1
gospel-love | joyful singing, sing together, community choir, join a choir, मिलकर गाना | choir, carols, singalong
silent-love | love without words, sign language love story, deaf love story | sign language, drama
subtitle-night | foreign language film night, film with english subtitles, सबटाइटल | world cinema, thriller 1, captions 2
`;
