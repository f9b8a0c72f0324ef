import type { Token } from "./tokens";

/** Hindi words in Devanagari by the romanized word that the grammar uses. */
const WORDS = `
aaj आज
kal कल
parso परसों परसो
is इस
agle अगले अगला अगली
week हफ्ते हफ्ता सप्ताह
weekend वीकेंड वीकेन्ड वीकएंड सप्ताहांत
month महीने महीना माह
din दिन दिनों
morning सुबह सवेरे
afternoon दोपहर
evening शाम
night रात
monday सोमवार
tuesday मंगलवार
wednesday बुधवार
thursday गुरुवार गुरूवार बृहस्पतिवार
friday शुक्रवार
saturday शनिवार
sunday रविवार इतवार
january जनवरी
february फरवरी
march मार्च
april अप्रैल
may मई
june जून
july जुलाई
august अगस्त
september सितंबर सितम्बर
october अक्टूबर अक्तूबर
november नवंबर नवम्बर
december दिसंबर दिसम्बर
christmas क्रिसमस
baje बजे
baad बाद
pehle पहले
free मुफ्त फ्री निशुल्क निःशुल्क
sasta सस्ता सस्ते सस्ती
rupees रुपये रुपए रुपयों रूपये रूपए रु रुपया
hazar हजार
sau सौ
se से
kam कम
zyada ज्यादा
tak तक
andar अंदर
ke के
ka का की को
mein में मे
par पर
liye लिए लिये
ya या
aur और
nahi नहीं नही
alawa अलावा
bina बिना
mere मेरे
paas पास
aaspaas आसपास
kya क्या
hai है हैं हो था थे
kuch कुछ कोई
accha अच्छा अच्छी अच्छे
chahiye चाहिए चाहिये
mujhe मुझे हमें
dikhao दिखाओ दिखाइए बताओ बताइए ढूंढो खोजो
show शो कार्यक्रम प्रोग्राम इवेंट इवेंट्स आयोजन टिकट
chal चल रहा रही रहे होने वाले वाला वाली
saath साथ
music संगीत म्यूजिक गाना गाने गीत
concert कॉन्सर्ट कंसर्ट
comedy कॉमेडी हास्य
standup स्टैंडअप
natak नाटक नाटकों
theatre थिएटर रंगमंच
movie फिल्म फिल्में फिल्मों मूवी सिनेमा
sports खेल खेलों स्पोर्ट्स
cricket क्रिकेट
football फुटबॉल
yoga योग योगा
kabaddi कबड्डी
conference सम्मेलन कॉन्फ्रेंस
meetup मीटअप
workshop कार्यशाला वर्कशॉप
dance नृत्य डांस
poetry कविता कवि शायरी
ghazal गजल
qawwali कव्वाली
jazz जैज
rock रॉक
party पार्टी
mela मेला
kids बच्चों बच्चे बच्चा
family परिवार
women महिला महिलाओं औरतों
seniors बुजुर्ग बुजुर्गों
students छात्र छात्रों
dadi दादी
nani नानी
dada दादा
nana नाना
daughter बेटी बिटिया
son बेटा बेटे
online ऑनलाइन
wheelchair व्हीलचेयर
hindi हिंदी हिन्दी
english अंग्रेजी इंग्लिश
tamil तमिल
marathi मराठी
kannada कन्नड
bengali बंगाली बांग्ला
urdu उर्दू
gujarati गुजराती
bengaluru बेंगलुरु बेंगलूरु बैंगलोर बंगलौर बंगलोर
mumbai मुंबई मुम्बई बंबई
delhi दिल्ली
pune पुणे पूना
chennai चेन्नई
hyderabad हैदराबाद
kolkata कोलकाता कलकत्ता
jaipur जयपुर
goa गोवा
ahmedabad अहमदाबाद
gurugram गुरुग्राम गुड़गांव गुडगांव
kochi कोच्चि
`;

const ROMAN: ReadonlyMap<string, string> = new Map(
  WORDS.trim()
    .split("\n")
    .flatMap((line) => {
      const [roman, ...written] = line.split(" ");
      return written.map((word): [string, string] => [word.replace(/\u093c/g, ""), roman!]);
    }),
);

/** The romanized token; a word outside the table is unchanged. */
export function romanized(token: Token): Token {
  const word = ROMAN.get(token.word);
  return word ? { ...token, word } : token;
}
