import type { Instrument, ItemFacts, Net, Score } from '../definition/instrument.ts';
import type { Overlay } from '../definition/overlay.ts';
import type { DerivedVariable } from '../derived/derived-variable.ts';
import type { Questionnaire } from './questionnaire.ts';

/**
 * The bytes that a published version is known by. Whoever has them hashes them with SHA-256 (this folder
 * computes no digest, so that it runs anywhere).
 *
 * They cover id, version, item ids, kinds, codes, routing and the Japanese wording, so a change of any of
 * these is a change of version. They do not cover what may be mended under a published version: source,
 * exactness, the marks that make disclosure stricter, English names.
 */
export function frozenInstrumentBytes(instrument: Instrument): Uint8Array {
  const { id, version, kind, title, items, nets, scores, form, anonymity, closing } = instrument;
  return canonicalBytes({
    id,
    version,
    kind,
    title: title.ja,
    items: items.map(frozenItem),
    nets: nets.map(frozenNet),
    scores: scores.map(frozenScore),
    pages: form.pages,
    // what came later than the first published versions is left out where it says nothing, so that their bytes stay
    anonymity: anonymity === 'anonymous' ? undefined : anonymity,
    closing,
  });
}

/** As for an instrument; the pages of all parts in the order in which they are asked. */
export function frozenQuestionnaireBytes(questionnaire: Questionnaire): Uint8Array {
  const { id, version, title, instruments, items, nets, scores, pages, anonymity, closing, derived } =
    questionnaire;
  return canonicalBytes({
    id,
    version,
    title: title.ja,
    instruments: instruments.map((part) => ({ id: part.id, version: part.version })),
    items: items.map(frozenItem),
    nets: nets.map(frozenNet),
    scores: scores.map(frozenScore),
    pages,
    anonymity,
    closing: closing?.map(({ name, text }) => ({ name, text: text.ja })),
    derived: derived?.map(frozenDerived),
  });
}

/** The wording in another language; its approval may change under the same bytes. */
export function frozenOverlayBytes(overlay: Overlay): Uint8Array {
  const { instrument, version, language, texts } = overlay;
  return canonicalBytes({ instrument, version, language, texts });
}

/** All overlays of a questionnaire in one language, in the order of its parts: what a response read in it names. */
export function frozenTranslationBytes(overlays: readonly Overlay[]): Uint8Array {
  return canonicalBytes(
    overlays.map(({ instrument, version, language, texts }) => ({ instrument, version, language, texts })),
  );
}

function frozenItem(item: ItemFacts) {
  const { id, label, measure, refusalCodes, personal, consent } = item;
  return { id, label: label.ja, measure, refusalCodes, personal, consent };
}

/** The rule of a derived variable; its label and source may be mended. */
function frozenDerived(variable: DerivedVariable) {
  const { id, version, instrument, instrumentVersions, measure, strictDisclosure, derivation } = variable;
  return { id, version, instrument, instrumentVersions, measure, strictDisclosure, derivation };
}

/** The rule of a derived variable, as for an instrument. */
export function frozenDerivedBytes(variable: DerivedVariable): Uint8Array {
  return canonicalBytes(frozenDerived(variable));
}

function frozenNet(net: Net) {
  return { id: net.id, item: net.item, label: net.label.ja, codes: net.codes };
}

function frozenScore(score: Score) {
  const { id, label, items, rule, bands } = score;
  return {
    id,
    label: label.ja,
    items,
    rule,
    bands: bands.map((band) => ({ ...band, label: band.label.ja })),
  };
}

/** JSON with sorted keys in UTF-8: the same value gives the same bytes, however its file is laid out. */
export function canonicalBytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(canonicalJson(value));
}

function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonicalJson(part)}`).join(',')}}`;
}
