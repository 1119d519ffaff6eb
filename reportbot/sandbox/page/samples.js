/** Made-up things to send, so that a newcomer needs no file: screenshots, a contact, a voice, a forward. */

const WIDTH = 540;
const HEIGHT = 960;
/** What is made up here is what an Indonesian would send, whatever the page's language. */
const SAMPLE = {
  forwardName: "Contoh Pengirim",
  forwardText: "Halo kak, transfer uang muka dulu ya ke akun @contoh_akun88, baru kita ketemu.",
  contactName: "Contoh Kontak",
  contactPhone: "+6281200001234",
  app: "Aplikasi obrolan",
  account: "contoh_akun88",
  display: "Contoh",
  bio: "Gambar ini buatan simulasi.",
  fields: ["ID", "Lokasi", "Bergabung"],
  values: ["contoh_akun88", "Kota Bandung", "Maret 2021"],
  chat: ["Halo kak", "Siapa ini?", "Uang muka dulu ya, nanti ketemu", "Ke rekening mana?", "Nanti saya kirim"],
};
const INK = { page: "#f4f1fb", bar: "#5b3fa8", soft: "#ddd3f5", text: "#241a3d", mute: "#5f5578", mine: "#d8f3e6" };

/** `count` different screenshots as PNG files: a profile, then pieces of a conversation. */
export async function sampleScreenshots(count) {
  const files = [];
  for (let index = 0; index < count; index += 1) files.push(await screenshot(index));
  return files;
}

async function screenshot(index) {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [WIDTH, HEIGHT];
  const pen = canvas.getContext("2d");
  drawFrame(pen);
  if (index === 0) drawProfile(pen);
  else drawConversation(pen, index);
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  return new File([blob], `contoh-${index + 1}.png`, { type: "image/png" });
}

function drawFrame(pen) {
  fill(pen, INK.page, 0, 0, WIDTH, HEIGHT);
  fill(pen, INK.bar, 0, 0, WIDTH, 92);
  write(pen, SAMPLE.app, 28, 58, 28, "#fff", "bold");
  // The moment of making keeps two samples from being the same file.
  write(pen, new Date().toISOString().replace("T", " ").slice(0, 23), 28, HEIGHT - 24, 16, INK.mute);
}

function drawProfile(pen) {
  disc(pen, INK.bar, WIDTH / 2, 250, 92);
  write(pen, SAMPLE.display[0], WIDTH / 2, 282, 92, "#fff", "bold", "center");
  write(pen, SAMPLE.display, WIDTH / 2, 410, 40, INK.text, "bold", "center");
  write(pen, SAMPLE.bio, WIDTH / 2, 454, 22, INK.mute, "", "center");
  SAMPLE.fields.forEach((name, row) => {
    panel(pen, "#fff", 36, 510 + row * 112, WIDTH - 72, 92);
    write(pen, name, 60, 546 + row * 112, 19, INK.mute);
    write(pen, SAMPLE.values[row], 60, 580 + row * 112, 26, INK.text, "bold");
  });
}

function drawConversation(pen, part) {
  disc(pen, INK.bar, 66, 146, 32);
  write(pen, SAMPLE.account, 114, 156, 26, INK.text, "bold");
  SAMPLE.chat.slice(0, 3 + part).forEach((line, row) => {
    const mine = row % 2 === 1;
    const width = Math.min(430, 60 + line.length * 13);
    const left = mine ? WIDTH - 28 - width : 28;
    panel(pen, mine ? INK.mine : "#fff", left, 220 + row * 110, width, 78);
    write(pen, line, left + 22, 268 + row * 110, 23, INK.text);
  });
}

function fill(pen, colour, ...box) {
  pen.fillStyle = colour;
  pen.fillRect(...box);
}

function panel(pen, colour, ...box) {
  pen.fillStyle = colour;
  pen.beginPath();
  pen.roundRect(...box, 20);
  pen.fill();
}

function disc(pen, colour, x, y, radius) {
  pen.fillStyle = colour;
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  pen.fill();
}

function write(pen, text, x, y, size, colour, weight = "", align = "left") {
  pen.font = `${weight} ${size}px "Noto Sans", system-ui, sans-serif`;
  pen.textAlign = align;
  pen.fillStyle = colour;
  pen.fillText(text, x, y);
}

/** A file as the sandbox takes it: {kind, name, mime, base64}. */
export async function asMedia(file) {
  const address = await new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
  return { kind: kindOf(file.type), name: file.name, mime: file.type, base64: address.split(",")[1] ?? "" };
}

export function kindOf(mime) {
  if (/^image\/(png|jpeg|webp)$/.test(mime)) return "photo";
  return mime.startsWith("video/") ? "video" : "document";
}

export const sampleContact = () => ({ phone_number: SAMPLE.contactPhone, first_name: SAMPLE.contactName });

/** The opening bytes of an Ogg stream: enough for a voice message that nobody plays. */
export const sampleVoice = () => ({
  kind: "voice", name: "suara.ogg", mime: "audio/ogg", base64: btoa("OggS\0\u0002".padEnd(512, "\0")),
});

export const sampleForward = (now) => ({
  text: SAMPLE.forwardText,
  forward_origin: { type: "hidden_user", date: Math.floor(now) - 3600, sender_user_name: SAMPLE.forwardName },
});
