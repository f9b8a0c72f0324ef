/** Words without a meaning of their own: a phrase matches with or without them ("my back really hurts"). */
const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  (
    "a an the my our your his her their its this that some to of in on at for with from by as and or but is are was were be been am im ive i we you he she they it me us him them so very really too just all also quite little bit please have has had got get do does did can will would want wants wanna need like lets let " +
    "ka ki ke ko se me mein main hai hain ho hu hoon tha thi the raha rahi rahe gaya gayi bahut thoda koi kuch mera meri mere hum hume mujhe ek aur bhi hi to toh na yaar bhai " +
    "का की के को से में है हैं हो हूं हूँ था थी थे रहा रही रहे गया गई बहुत थोड़ा कोई कुछ मेरा मेरी मेरे हम हमें मुझे एक और भी ही तो ना यार भाई"
  )
    .normalize("NFD")
    .replace(/[\u0300-\u036f\u093c]/g, "")
    .split(" "),
);

export const isFunctionWord = (word: string): boolean => FUNCTION_WORDS.has(word);

/**
 * The family of a word: "dances", "danced", "dancing" and "dancer" have one root. Coarser than `stem`, which must agree
 * with the catalogue's index; roots are compared with roots only.
 */
export function rootOf(word: string): string {
  if (/\p{Script=Devanagari}/u.test(word)) return hindiRoot(word);
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
  const hindi = /^(.{3,})iy(?:on|an|aan)$/.exec(word) ?? /^(.{4,})(?:te|ti|ta|na|ne|ni|on)$/.exec(word);
  if (hindi) return /iy(?:on|an|aan)$/.test(word) ? `${hindi[1]}i` : hindi[1]!;
  let root = word;
  if (root.endsWith("ies") && root.length > 4) root = `${root.slice(0, -3)}y`;
  else if (/(?:ss|sh|ch|x|z)es$/.test(root)) root = root.slice(0, -2);
  else if (root.endsWith("s") && !/(?:ss|us|is)$/.test(root)) root = root.slice(0, -1);
  const [bare] = /^(?:.{3,}?(?=(?:ing|ed|ness)$)|.{4,}?(?=ers?$))/.exec(root) ?? [root];
  if (bare !== root && /[aeiouy]/.test(bare)) root = undouble(bare);
  if (root.endsWith("y") && root.length > 3) root = `${root.slice(0, -1)}i`;
  return root.endsWith("e") && root.length > 3 ? root.slice(0, -1) : root;
}

/** Endings of Hindi nouns and verbs, longest first. */
const HINDI_ENDINGS = /^(.{2,}?)(?:ियों|ियां|ियो|ाओं|ाएं|ों|ें|ते|ती|ता|ना|ने|नी|कर|ो|े|ा|ी|ि)$/;

function hindiRoot(word: string): string {
  const plain = word.replaceAll("ँ", "ं");
  return HINDI_ENDINGS.exec(plain)?.[1] ?? plain;
}

/** "sitt" of "sitting" is "sit"; "kill" stays. */
function undouble(root: string): string {
  return /([bdgmnprt])\1$/.test(root) ? root.slice(0, -1) : root;
}
