/* The receipt attached to a PDF: embedded file streams are looked through, nothing else of the PDF is read. */

const PDF_LIMIT = 32 << 20;

function find(bytes, word, from) {
  const needle = utf8(word);
  outer: for (let i = from; i <= bytes.length - needle.length; i++) {
    for (let j = 0; j < needle.length; j++) if (bytes[i + j] !== needle[j]) continue outer;
    return i;
  }
  return -1;
}

async function inflate(bytes) {
  if (typeof DecompressionStream !== "function") throw new Fault("no-inflate");
  const out = [];
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate")).getReader();
  let total = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      total += value.length;
      if (total > PDF_LIMIT) throw new Fault("pdf-large");
      out.push(value);
    }
  } catch (fault) {
    // Bytes after the end of the compressed data are an error to the stream; what was inflated before counts.
    if (fault instanceof Fault) throw fault;
  }
  return join(...out);
}

async function proofInPdf(bytes) {
  for (let at = find(bytes, "/EmbeddedFile", 0); at >= 0; at = find(bytes, "/EmbeddedFile", at + 1)) {
    const begin = find(bytes, "stream", at);
    const object = find(bytes, "endobj", at);
    if (begin < 0 || (object >= 0 && object < begin)) continue;
    const dictionary = new TextDecoder("latin1").decode(bytes.subarray(Math.max(0, at - 400), begin));
    const skip = bytes[begin + 6] === 13 ? 8 : 7;
    const end = find(bytes, "endstream", begin + skip);
    if (end < 0) continue;
    let content = bytes.subarray(begin + skip, end);
    if (/\/FlateDecode/.test(dictionary.slice(dictionary.lastIndexOf(" obj")))) content = await inflate(content);
    const text = new TextDecoder("utf-8").decode(content);
    if (text.startsWith(PROOF_HEAD)) return text;
  }
  throw new Fault("pdf-no-proof");
}

async function receiptText(file) {
  if (file.size > PDF_LIMIT) throw new Fault("pdf-large");
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (find(bytes.subarray(0, 1024), "%PDF-", 0) >= 0) return proofInPdf(bytes);
  return textOf(bytes);
}
