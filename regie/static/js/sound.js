// The board's own sound: three tones for an alarm, two low ones for a drill, one soft tone for attention; and whether the browser allows it.
let audio = null;

export function soundWorks() {
  return audio?.state === "running";
}

export async function allowSound() {
  audio ??= new AudioContext();
  await audio.resume().catch(() => {});
  return soundWorks();
}

export function callFor(kind) {
  if (!soundWorks()) return;
  if (kind === "alarm") [0, 0.22, 0.44].forEach((after) => tone(880, after, 0.16, 0.5));
  else if (kind === "drill") [0, 0.5].forEach((after) => tone(330, after, 0.3, 0.2));
  else tone(520, 0, 0.35, 0.15);
}

function tone(pitch, after, length, loudness) {
  const start = audio.currentTime + after;
  const source = audio.createOscillator();
  const volume = audio.createGain();
  source.frequency.value = pitch;
  // Up and down in a few milliseconds, or the loudspeaker clicks.
  volume.gain.setValueAtTime(0, start);
  volume.gain.linearRampToValueAtTime(loudness, start + 0.02);
  volume.gain.setValueAtTime(loudness, start + length - 0.04);
  volume.gain.linearRampToValueAtTime(0, start + length);
  source.connect(volume).connect(audio.destination);
  source.start(start);
  source.stop(start + length);
}
