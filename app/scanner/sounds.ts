/** Distinct sounds: rising for admit, two equal for check, one low and long for stop. */
export type Sound = "admit" | "check" | "stop";

interface Tone {
  readonly at: number;
  readonly hz: number;
  readonly seconds: number;
  readonly shape: OscillatorType;
}

const TONES: Readonly<Record<Sound, readonly Tone[]>> = {
  admit: [
    { at: 0, hz: 880, seconds: 0.09, shape: "sine" },
    { at: 0.09, hz: 1320, seconds: 0.16, shape: "sine" },
  ],
  check: [
    { at: 0, hz: 520, seconds: 0.14, shape: "triangle" },
    { at: 0.22, hz: 520, seconds: 0.14, shape: "triangle" },
  ],
  stop: [{ at: 0, hz: 165, seconds: 0.55, shape: "sawtooth" }],
};

const BUZZ: Readonly<Record<Sound, readonly number[]>> = {
  admit: [60],
  check: [80, 60, 80],
  stop: [350],
};

let audio: AudioContext | null = null;

/** Browsers block audio until a user gesture: call this from one. @returns false without audio support */
export async function unlockSound(): Promise<boolean> {
  if (!("AudioContext" in globalThis)) return false;
  audio ??= new AudioContext();
  await audio.resume().catch(() => undefined);
  return audio.state === "running";
}

export function isSoundUnlocked(): boolean {
  return audio?.state === "running";
}

export function playSound(sound: Sound): void {
  // Chromium logs an intervention for a vibration before the first tap.
  if (navigator.userActivation?.hasBeenActive !== false) navigator.vibrate?.([...BUZZ[sound]]);
  if (!audio) return;
  const start = audio.currentTime + 0.01;
  for (const tone of TONES[sound]) {
    const source = audio.createOscillator();
    const volume = audio.createGain();
    source.type = tone.shape;
    source.frequency.value = tone.hz;
    volume.gain.setValueAtTime(0, start + tone.at);
    volume.gain.linearRampToValueAtTime(0.6, start + tone.at + 0.01);
    volume.gain.setValueAtTime(0.6, start + tone.at + tone.seconds - 0.03);
    volume.gain.linearRampToValueAtTime(0, start + tone.at + tone.seconds);
    source.connect(volume).connect(audio.destination);
    source.start(start + tone.at);
    source.stop(start + tone.at + tone.seconds);
  }
}
