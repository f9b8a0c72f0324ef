import { PhraseBook } from "./reader";

/** Words with a fixed meaning. Names of the catalogue (cities, areas, performers) are in the gazetteer. */

export interface CategoryCue {
  readonly category: string;
  /** "jazz", "cricket": more specific than the category, so it is also a keyword. */
  readonly specific: boolean;
}

const cues = (category: string, specific: boolean, phrases: string): [string, CategoryCue][] =>
  phrases.split("|").map((phrase) => [phrase, { category, specific }]);

export const CATEGORY_PHRASES = new PhraseBook<CategoryCue>([
  ...cues(
    "concert",
    false,
    "music|concert|concerts|gig|gigs|band|bands|live band|live bands|live music|live gig|live gigs|music show|music shows|music event|music events|music concert|music concerts|music gig|music gigs|musician|musicians|music performance|sangeet|gaana|gana|gaane",
  ),
  ...cues(
    "concert",
    true,
    "jazz|jaz|rock|techno|sufi|ghazal|ghazals|carnatic|hindustani|hip hop|hiphop|indie|classical music|orchestra|orchestras|qawwali|qawwalis|qawali|metal|punk|edm|dj|djs|rapper|rappers|rap|blues|reggae|folk music|house music|trance|electronic music|electronica|bollywood music|pop music|r & b|rnb|drum and bass|dubstep|brass band|k pop|kpop|hindustani classical|carnatic music|western classical",
  ),
  ...cues(
    "comedy",
    false,
    "comedy|comedies|comedian|comedians|comic|comics|comedy show|comedy shows|comedy gig|comedy gigs|comedy club|comedy clubs|comedy special|comedy night|comedy nights",
  ),
  ...cues("comedy", true, "standup|standups|stand up|standup comedy|stand up comedy|improv|sketch comedy"),
  ...cues(
    "theatre",
    false,
    "theatre|theater|theatres|theaters|play|plays|drama|dramas|natak|nataks|stage play|stage plays|theatre play|theatre plays|theatre show|theatre shows|theatrical",
  ),
  ...cues("theatre", true, "musical|musicals|street play|street plays"),
  ...cues(
    "movie",
    false,
    "movie|movies|film|films|cinema|cinemas|screening|screenings|movie screening|film screening|film screenings|picture show|motion picture",
  ),
  ...cues("movie", true, "world cinema"),
  ...cues("sports", false, "sport|sports|sporting|sports event|sports events|khel"),
  ...cues(
    "sports",
    true,
    "cricket|football|soccer|badminton|kabaddi|chess|running|marathon|marathons|half marathon|half marathons|yoga|trek|treks|trekking|hike|hikes|hiking|cycling|bicycle|bicycles|cycle ride|bike ride|basketball|tennis|table tennis|hockey|volleyball|kho kho|swimming|athletics|boxing|wrestling|10 k|5 k|golf|skating|surfing|rock climbing|climbing|triathlon|t 20|ipl|rugby|pickleball|squash|archery|karate|judo|martial arts",
  ),
  ...cues(
    "conference",
    false,
    "conference|conferences|summit|summits|meetup|meetups|meet up|meet ups|webinar|webinars|conf|confs",
  ),
]);

/** Contexts in which a cue is not a category: "movie marathon", "play cricket", "escape play". */
export const CUE_EXCEPTIONS: ReadonlyMap<string, { before?: RegExp; after?: RegExp }> = new Map([
  ["marathon", { before: /^(movie|film|horror|series|reading|binge|cinema|trilogy)$/ }],
  [
    "play",
    {
      before: /^(to|can|and|we|i|will|role|fair|power|lets)$/,
      after: /^(cricket|football|chess|games?|area|date|badminton|tennis|dough|ground|board|music|some)$/,
    },
  ],
  ["plays", { before: /^(who|that)$/ }],
  ["rock", { after: /^(climbing|climb|paintings?|art|garden|formations?)$/ }],
  ["running", { after: /^(late|now|this)$/ }],
  ["band", { before: /^(wrist|rubber|wedding)$/ }],
  ["metal", { after: /^(work|detector|craft|sculpture)$/ }],
  ["drama", { before: /^(no)$/ }],
  ["comic", { after: /^(con|books?|convention|art)$/ }],
  ["comics", { after: /^(con|convention|art)$/ }],
  ["blues", { before: /^(monday|beat|the)$/ }],
]);

export const AUDIENCES = new PhraseBook<{ audience: string; keep: boolean }>(
  (
    [
      [
        "kids",
        "kids|kid|kiddo|kiddos|children|childrens|child|toddler|toddlers|baby|babies|infant|infants|bachon|bachche|bacche|bachcha|bacho|bachcho|bachchon|bacchon|baccho|bachhon|bache|chhote bachche|little ones|young ones|my son|my daughter|my twins|twins|son|daughter|nephew|niece|grandkids|grandson|granddaughter|grandchildren|preschooler|preschoolers|kindergarten|kid friendly|kids friendly|child friendly",
      ],
      [
        "family",
        "family|families|parivar|family friendly|whole family|entire family|all the family|all ages",
      ],
      [
        "women",
        "women|womens|woman|ladies|girls|mahila|mahilaon|auraton|women only|only women|ladies only|girls only|female only",
      ],
      ["lgbtq", "lgbtq|lgbt|lgbtqia|queer|gay|lesbian|trans|lgbtq friendly|queer friendly|lgbtq +"],
      [
        "seniors",
        "seniors|senior|elderly|grandparents|grandparent|grandma|grandpa|granddad|grandad|granddaddy|gramps|grandmom|nanaji|naniji|dadaji|dadiji|nana ji|nani ji|dada ji|dadi ji|grandmother|grandfather|granny|senior citizen|senior citizens|old people|older people|older adults|dadi|nani|dadis|nanis|grandmas|grandpas|dada dadi|nana nani|retirees|pensioners|buzurg|bujurg|buzurgon",
      ],
      [
        "students",
        "students|student|college students|college kids|university students|collegegoers|undergrads|students only|vidyarthi",
      ],
      [
        "pets",
        "pets|pet|dogs|dog|doggo|doggos|puppy|puppies|dog friendly|pet friendly|pets allowed|dogs allowed|pets welcome|my dog|my cat|furry friend|furry friends",
      ],
    ] as const
  ).flatMap(([audience, phrases]) =>
    phrases
      .split("|")
      .map((phrase): [string, { audience: string; keep: boolean }] => [phrase, { audience, keep: false }]),
  ),
);
/** "Pride" is both an audience and a theme. */
export const PRIDE = "pride";

export const ACCESSIBILITY = new PhraseBook<string>(
  (
    [
      [
        "wheelchair",
        "wheelchair accessible|wheelchair access|wheelchair friendly|wheelchair user|wheelchair users|wheelchair bound|wheelchair|wheel chair accessible|wheel chair|wheelchairs|step free|step free access|no stairs|without stairs|ramp access|mobility access|disabled access|accessible",
      ],
      [
        "sign-language",
        "sign language interpreted|sign language interpretation|sign language interpreter|sign language interpreters|sign language|sign interpreted|signed performance|signed performances|signed show|signed shows|isl interpreted|isl|asl|bsl|deaf friendly|for the deaf|deaf",
      ],
      [
        "captions",
        "captioned|captions|captioning|closed captions|live captions|subtitled|subtitles|subtitle|with subtitles|surtitles|surtitled|hard of hearing|hearing impaired",
      ],
      [
        "quiet-room",
        "quiet room|quiet rooms|quiet space|quiet|sensory friendly|low sensory|sensory|autistic|autism friendly|autism|neurodivergent|neurodiverse",
      ],
      [
        "audio-description",
        "audio description|audio described|audio descriptions|described performance|visually impaired|blind|low vision|partially sighted",
      ],
    ] as const
  ).flatMap(([need, phrases]) => phrases.split("|").map((phrase): [string, string] => [phrase, need])),
);

export const MODES = new PhraseBook<"online" | "in-person">([
  ...[
    "online",
    "virtual",
    "virtually",
    "livestream",
    "livestreamed",
    "live stream",
    "streaming",
    "live streamed",
    "on zoom",
    "over zoom",
    "zoom",
    "from home",
    "from my couch",
    "remote",
    "ghar se",
    "ghar baithe",
  ].map((p): [string, "online"] => [p, "online"]),
  ...["in person", "offline", "irl"].map((p): [string, "in-person"] => [p, "in-person"]),
]);

export const NEAR_ME = new PhraseBook<true>(
  [
    "near me",
    "nearby me",
    "nearby",
    "near by",
    "around me",
    "close to me",
    "close by",
    "near here",
    "around here",
    "close to home",
    "near my place",
    "near my home",
    "near my house",
    "in my area",
    "in my neighbourhood",
    "in my neighborhood",
    "in my locality",
    "in my city",
    "in my town",
    "near us",
    "around us",
    "mere paas",
    "mere aas paas",
    "aas paas",
    "aaspaas",
    "paas mein",
    "paas me",
    "yahan",
    "walking distance",
  ].map((phrase): [string, true] => [phrase, true]),
);

export const POPULAR = new PhraseBook<true>(
  [
    "most popular",
    "popular",
    "trending",
    "hottest",
    "most booked",
    "top rated",
    "best rated",
    "highest rated",
    "bestselling",
    "best selling",
    "whats hot",
    "most loved",
    "mashhoor",
    "in demand",
  ].map((phrase): [string, true] => [phrase, true]),
);

/** Languages by their names in queries; only languages of the catalogue become filters. */
export const LANGUAGES: ReadonlyMap<string, string> = new Map(
  "English Hindi Urdu Tamil Telugu Malayalam Bengali Kannada Marathi Sanskrit Japanese Persian Gujarati Punjabi Odia Assamese Konkani Tulu French German Spanish Italian Korean Mandarin Arabic Portuguese Russian Bhojpuri Sindhi Kashmiri Nepali"
    .split(" ")
    .map((name): [string, string] => [name.toLowerCase(), name])
    .concat([
      ["bangla", "Bengali"],
      ["farsi", "Persian"],
      ["angrezi", "English"],
    ]),
);

/** Other names of cities. */
export const CITY_ALIASES: ReadonlyMap<string, string> = new Map([
  ["bangalore", "Bengaluru"],
  ["blr", "Bengaluru"],
  ["banglore", "Bengaluru"],
  ["bangaluru", "Bengaluru"],
  ["bengalooru", "Bengaluru"],
  ["bombay", "Mumbai"],
  ["bom", "Mumbai"],
  ["mumbaai", "Mumbai"],
  ["delhi", "New Delhi"],
  ["dilli", "New Delhi"],
  ["dehli", "New Delhi"],
  ["ncr", "New Delhi"],
  ["delhi ncr", "New Delhi"],
  ["gurgaon", "Gurugram"],
  ["ggn", "Gurugram"],
  ["calcutta", "Kolkata"],
  ["kolkatta", "Kolkata"],
  ["cal", "Kolkata"],
  ["madras", "Chennai"],
  ["poona", "Pune"],
  ["puna", "Pune"],
  ["hyd", "Hyderabad"],
  ["cochin", "Kochi"],
  ["amdavad", "Ahmedabad"],
  ["nyc", "New York"],
  ["new york city", "New York"],
  ["ny", "New York"],
  ["trivandrum", "Thiruvananthapuram"],
  ["mysore", "Mysuru"],
  ["baroda", "Vadodara"],
  ["benares", "Varanasi"],
  ["banaras", "Varanasi"],
  ["vizag", "Visakhapatnam"],
  ["pondy", "Puducherry"],
  ["pondicherry", "Puducherry"],
  ["jaypur", "Jaipur"],
  ["sg", "Singapore"],
]);

/** Short names of neighbourhoods; applied only if the catalogue has the area. */
export const AREA_ALIASES: ReadonlyMap<string, string> = new Map([
  ["cp", "Connaught Place"],
  ["hsr", "HSR Layout"],
  ["kormangala", "Koramangala"],
  ["koramangla", "Koramangala"],
  ["indranagar", "Indiranagar"],
  ["indira nagar", "Indiranagar"],
  ["white field", "Whitefield"],
  ["halasuru", "Ulsoor"],
  ["hitech city", "HITEC City"],
  ["hi tech city", "HITEC City"],
  ["cyberhub", "Cyber City"],
  ["cyber hub", "Cyber City"],
  ["kp", "Koregaon Park"],
  ["malleswaram", "Malleshwaram"],
  ["thyagaraya nagar", "T Nagar"],
  ["old mahabalipuram road", "OMR"],
  ["fergusson college road", "FC Road"],
  ["f c road", "FC Road"],
  ["m g road", "MG Road"],
  ["mahatma gandhi road", "MG Road"],
  ["lower parle", "Lower Parel"],
]);

/** English and Hinglish words that are never keywords. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    "a an the and or & , / - – — of to in on at for from by with without into onto about around near nearby close next this that these those there here it its is are was were be been being am do does did doing done " +
    "i im ive id me my mine we us our you your u ur he she they them their who whom whose what whats thats nor which when where whens wheres how hows why can could should would will shall may might must want wants wanna wish need needs like likes love loves looking look find finding found search searching show shows showing see seeing watch watching go going goes gone get getting got give me tell suggest suggestion suggestions recommend recommendation recommendations please pls plz thanks thank help hey hi " +
    "some any anything something everything nothing someone anyone somewhere anywhere thing things stuff event events happening happenings happen happens activity activities option options idea ideas plan plans planning place places ticket tickets book booking booked buy available going on up out off over all every each both few many much more most best top good great nice cool fun awesome amazing interesting exciting new latest upcoming ongoing current currently now still also too very really just only even not no so if then than as but let lets lot lots bit kind sort sorts type types way ways time times day days date dates today days weekly daily weekday weekdays entry entries pass passes seat seats session sessions performance performances program programme programs listing listings list schedule guide today tonights city town area areas locality side region india indian world people person folks friends friend buddies buddy gang group groups guys partner someone else other others another same different worth while during after before until till since between within per via etc ok okay " +
    "am pm hrs hours hour minute minutes week weeks month months year years old yo free? am spend spending evening's saath baad pehle coming performing rated below under above playing plays held hosted hosting conducted organised organized preferably gimme google siri alexa aged age ages match matches outing outings trip trips reasonable reasonably priced hangout hang chill kick attend attending join joining participate visit visiting explore exploring check checking catch catching enjoy enjoying celebrate celebrating take taking bring bringing make making made have having has had use using start starting starts begin begins end ends happening's suitable appropriate oriented related based themed theme friendly style live one ones two three four five six seven eight nine ten first second last " +
    "kuch kuchh koi accha achha acha acchi achhi acche badhiya mast chahiye chahie hai hain ho hota hoti hote hoga hogi honge mein me mai main ka ki ke ko se par pe per aur ya bhi sab sabhi liye lie wala wali wale waala dikhao dikha batao bata do dijiye karna karne kar karo karein kya kahan kaha kab kaun kaunsa konsa jaana jana jane dekhna dekhne dekho sunna yaar bhai mujhe hume hamein humko apne apna mera mere meri ek aas paas na nahi nahin nai toh to ye yeh woh wo vo is us iss uss idhar udhar program karyakram tiket raha rahe rahi ghumne ghoomne jagah jaisa jaise thoda chal chalta chalte rahi karein dekhni dekha dikhaiye bataiye dijiye milega milegi jao chalo sakte sakta sakti bahut sabse achcha haan ji jo aisa aisi aise jaye jaaye kaise kaisa walon waalon log logon hum tum aap jab tab wahan yahin gaya gayi gaye tha thi beech bich phir fir hona chahta chahti chahte whatever whenever wherever whoever because gets getting dont doesnt didnt cant wont isnt arent wasnt im ive well shall used total left anymore somehow anyway"
  ).split(" "),
);

/** Keywords that rank but never filter: companions, and cues that nearly equal their category. */
export const SOFT_WORDS: ReadonlySet<string> = new Set(
  "laws standup stand-up night nights special surprise parents parent wife husband girlfriend boyfriend mom mum mummy dad papa mother father couple couples colleagues boss team office work special learn".split(
    " ",
  ),
);

/** Common words within one edit of words in a catalogue, which neither the concepts nor the ordinary words contain. */
const COMMON =
  "pricing chairs paste beard boats coast carts ports shirts skirts stairs smell seller sailor tailor trailer trade grade greet patent prison raisin ration passion fusion cushion lemon melon billion tower towers winner hunter pointer poster foster bitter twitter layer player players prayer pepper dimmer hammer tumour collar tractor preacher border older elder folder holder gardens pardon humans";

/** Hinglish and other words that look like misspellings. */
export const PROTECTED: ReadonlySet<string> = new Set(
  (
    "sasta sasti saste muft aaj kal parso raat shaam subah dopahar hafte hafta mahine natak khel sangeet gaana bachon bachche parivar mehenga santa desi nach naach khana mela tamasha masti dhamaal garba dandiya bhangra mehfil kavi sammelan mushaira shayari kahani katha rangoli diwali holi eid navratri ganpati durga puja pooja onam pongal lohri bihu baisakhi " +
    COMMON
  ).split(" "),
);

/** Words before "free" that make a compound: "gluten-free" is no price. */
export const FREE_OF: ReadonlySet<string> = new Set(
  "gluten|sugar|smoke|alcohol|plastic|guilt|stress|dairy|nut|nuts|meat|cruelty|traffic|noise|crowd|pain|risk|tax|duty|hands|screen|phone|gadget|mobile|worry|commitment|hassle|judgement|judgment|drama|kid|kids|child|baby|tension|fuss|booze|drug|spam|ad|ads|carbon|waste|pollution|dust|pressure|carefree|peanut|lactose|fat|oil|onion|interest|care|germ|chemical|trouble|jain|mess".split(
    "|",
  ),
);
