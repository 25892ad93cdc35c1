/**
 * The booklet as typst sets it. A constant: what it prints comes as JSON through sys.inputs, so no text of a
 * questionnaire is ever read as markup. `context` measures a question first: one that fits on a page is never
 * torn apart, one that does not may be.
 */
export const bookletTemplate = String.raw`
#let b = json(bytes(sys.inputs.booklet))
#let language = json(bytes(sys.inputs.language))
#let families = json(bytes(sys.inputs.families))

#let plain(t) = t.map(part => part.text).join("", default: "")
#let with-reading(base, reading) = context {
  let small = text(size: 0.5em, weight: "regular", reading)
  let width = calc.max(measure(base).width, measure(small).width)
  box(width: width, {
    place(top + center, dy: -0.68em, pdf.artifact(box(small)))
    h(1fr)
    base
    h(1fr)
  })
}
/* the apostrophe of a Japanese font is as wide as a kanji */
#show "’": it => if language.lang in ("ja", "zh", "ko") { it } else { sym.wj + box(width: 0.3em, it) + sym.wj }
/* typst takes half their width from brackets and stops that meet, as if each were as wide as a kanji; in this font none is,
   and they would lie on each other. Letters of two styles are not set together: a spacing that nobody sees keeps them apart. */
#show regex("[」］｝〕]"): set text(tracking: 0.001pt)
#show regex("[』】）〉》]"): set text(tracking: 0.002pt)
#show regex("[、。，．]"): set text(tracking: 0.003pt)
/* a row of a matrix is answered as one */
#set table.cell(breakable: false)
/* a word without end is broken anywhere rather than run over the margin; addresses break at their signs */
#show regex("[\\p{Latin}\\p{N}]{40,}"): it => it.text.clusters().join(sym.zws)
#let printed(t) = t.map(part => {
  if "reading" in part { with-reading(part.text, part.reading) } else { part.text }
}).join(default: [])
#let has-readings = sys.inputs.booklet.contains("\"reading\"")

/* room for readings above the first line */
#let above-line = if has-readings { 1.5mm } else { 0mm }

#set document(title: plain(b.title), date: none)
#set text(font: families, size: 12.5pt, lang: language.lang, region: language.region, script: language.script, cjk-latin-spacing: none, fallback: false)
#set par(leading: if has-readings { 1.15em } else { 0.8em }, spacing: 1.2em)
#set page(
  paper: "a4",
  margin: (x: 16mm, top: 16mm, bottom: 20mm),
  footer-descent: 4mm,
  footer: context {
    set text(size: 12pt)
    line(length: 100%, stroke: 0.5pt)
    v(-0.6em)
    grid(
      columns: (auto, 1fr, auto),
      column-gutter: 5mm,
      text(size: 9pt, b.questionnaire.id + " " + b.questionnaire.version),
      align(center)[#if b.foot.slip != none { printed(b.foot.slip); h(1em) } #if b.foot.desks != none { printed(b.foot.desks) }],
      counter(page).display("1 / 1", both: true),
    )
  },
)
#let framed(body) = {
  let frame(whole) = block(width: 100%, stroke: 1pt, inset: (x: 4mm, bottom: 2.5mm, top: 2.5mm + above-line), breakable: not whole, above: 3mm, below: 3mm, {
    set par(leading: if has-readings { 1.05em } else { 0.65em })
    body
  })
  /* what is longer than a page has to be broken, or its end would not be printed */
  context frame(measure(block(width: 178mm, frame(true))).height <= 255mm)
}
#let kept(sticky: false, body) = context {
  let height = measure(block(width: 178mm, body)).height
  block(width: 100%, breakable: height > 255mm, sticky: sticky, below: 8mm, body)
}
#let routing(t) = if t != none {
  block(stroke: 1pt, radius: 2mm, inset: (x: 3mm, bottom: 2mm, top: 2mm + above-line), below: 3mm, sticky: true, printed(t))
}
#let indent = 18mm

#show heading.where(level: 1): it => block(width: 100%, above: 4mm, below: 5mm, align(center, text(size: 20pt, it.body)))
#show heading.where(level: 2): it => block(width: 100%, above: 3mm, below: 3.5mm, sticky: true, text(size: 14pt, it.body))
#show heading.where(level: 3): it => block(above: 0mm, below: 3.5mm, sticky: true, text(size: 12.5pt, it.body))

#let office(keying) = {
  set text(size: 8.5pt)
  set par(leading: 0.5em)
  align(right, {
    printed(b.officeOnly)
    for box-of in keying {
      h(3mm, weak: false)
      box(baseline: if box-of.digits > 0 { 1.8mm } else { 0mm }, {
        text(box-of.item)
        for _ in range(box-of.digits) {
          h(1mm)
          box(width: 5mm, height: 6mm, stroke: 0.75pt, baseline: 30%)
        }
      })
    }
  })
}

#let option(it) = grid(
  columns: (11mm, 1fr),
  column-gutter: 3mm,
  align(right, strong(str(it.code))),
  {
    printed(it.text)
    if it.goTo != none { h(4mm); box(strong(printed(it.goTo))) }
  },
)
#let option-gap = if has-readings { 4.6mm } else { 3.6mm }
#let options(answer) = pad(left: indent - 4mm, {
  if answer.across == 1 {
    stack(spacing: option-gap, ..answer.options.map(option))
  } else {
    let rows = calc.ceil(answer.options.len() / answer.across)
    grid(
      columns: (1fr,) * answer.across,
      column-gutter: 3mm,
      ..answer.options.chunks(rows).map(column => stack(spacing: option-gap, ..column.map(option))),
    )
  }
})
#let rows(answer) = {
  let many = answer.columns.len() > 5
  let words = language.lang not in ("ja", "zh", "ko")
  set par(leading: if has-readings { 1em } else { 0.5em })
  table(
    columns: (if many { 27% } else { 36% },) + (1fr,) * answer.columns.len(),
    align: (x, y) => if x == 0 { left + horizon } else if y == 0 { center + bottom } else { center + horizon },
    stroke: 0.5pt,
    inset: (x: 0.8mm, y: 2mm),
    table.header([], ..answer.columns.map(it => text(size: if many and words { 10pt } else { 12pt }, hyphenate: words, printed(it.text)))),
    ..answer.rows.map(row => (
      table.cell(inset: (y: 4mm, x: 2mm), { row.letter; h(0.5em); printed(row.text) }),
      ..answer.columns.map(it => strong(str(it.code))),
    )).flatten(),
  )
}
#let space(answer) = {
  if answer.kind == "options" { options(answer) }
  else if answer.kind == "rows" { rows(answer) }
  else if answer.kind == "number" {
    pad(left: indent, stack(dir: ltr, spacing: 1.5mm, ..range(answer.digits).map(_ => rect(width: 10mm, height: 12mm, stroke: 1pt))))
  } else {
    pad(left: indent, { for _ in range(answer.lines) { v(9mm); line(length: 100%, stroke: (thickness: 0.75pt, dash: "dotted")) } })
  }
}
#let instruction(t) = context {
  let words = text(weight: "regular", printed(t))
  h(0.3em, weak: true)
  if measure(words).width < 80mm { box(words) } else { words }
}
#let question(it) = kept({
  routing(it.routing)
  heading(level: 3, par(hanging-indent: indent, {
    box(width: indent, it.number)
    printed(it.title)
    instruction(it.instruction)
  }))
  if it.description != none { pad(left: indent, printed(it.description)) }
  space(it.answer)
  office(it.keying)
})
#let note(it) = kept(sticky: true, {
  routing(it.routing)
  block(width: 100%, stroke: (left: 3pt), inset: (left: 4mm, y: 1mm), {
    par(printed(it.text))
    if it.ending != none { par(printed(it.ending)) }
  })
})

#let cover = {
  for mark in b.marks { block(width: 100%, stroke: 2pt, inset: (x: 2.5mm, bottom: 2mm, top: 2mm + above-line), below: 3mm, align(center, strong(printed(mark)))) }
  align(right, box(grid(
    columns: 2,
    column-gutter: 3mm,
    align: horizon,
    printed(b.cover.slip.label),
    box(width: 45mm, height: 9mm, stroke: 1pt, inset: 2mm, align(horizon, strong(if b.cover.slip.number == none { "" } else { b.cover.slip.number }))),
  )))
  heading(level: 1, printed(b.title))
  if b.cover.lines.len() > 0 {
    set par(leading: if has-readings { 1em } else { 0.6em })
    block(width: 100%, grid(
      columns: (39mm, 1fr),
      inset: (left: 0mm, right: 3mm, bottom: 1.6mm, top: 1.6mm + above-line),
      stroke: (x, y) => (top: 0.5pt, bottom: 0.5pt),
      ..b.cover.lines.map(it => (strong(printed(it.term)), printed(it.text))).flatten(),
    ))
  }
  framed(list(spacing: 1em, ..b.cover.promises.map(printed)))
  framed({
    heading(level: 2, printed(b.cover.howToMark.heading))
    enum(spacing: 1em, ..b.cover.howToMark.steps.map(printed))
  })
  if b.cover.web != none {
    let web = b.cover.web
    let words = {
      heading(level: 2, printed(web.heading))
      printed(web.text)
      parbreak()
      strong(web.address)
    }
    framed(if web.qr == none { words } else {
      let side = 30mm
      let module = side / web.qr.len()
      grid(columns: (1fr, side), column-gutter: 4mm, align: horizon, words, figure(alt: plain(web.qrAlternative), box(width: side, height: side, {
        for (y, row) in web.qr.enumerate() {
          for run in row.matches(regex("1+")) {
            place(dx: module * run.start, dy: module * y, rect(width: module * run.text.len(), height: module + 0.01mm, fill: black, stroke: none))
          }
        }
      })))
    })
  }
}
#cover
/* a cover that needs a second page shares it with the questions */
#context if measure(block(width: 178mm, cover)).height <= 260mm { pagebreak() } else { v(4mm) }
#for section in b.sections {
  if section.title != none {
    heading(level: 2, { printed(section.title); v(-0.5em); line(length: 100%, stroke: 1.5pt) })
  }
  if section.description != none { block(sticky: true, printed(section.description)) }
  routing(section.routing)
  for it in section.blocks { if it.kind == "note" { note(it) } else { question(it) } }
}

#let end = {
  for text-of in b.end.thanks + b.end.closing { par(printed(text-of)) }
  if b.end.desks != none {
    framed({
      heading(level: 2, printed(b.end.desks.heading))
      printed(b.end.desks.introduction)
      if b.end.desks.list.len() > 0 {
        list(spacing: 1.1em, ..b.end.desks.list.map(it => {
          strong({ printed(it.name); h(1em); it.value })
          linebreak()
          printed(it.detail)
        }))
      }
    })
  }
}
#context block(breakable: measure(block(width: 178mm, end)).height > 255mm, width: 100%, end)
`;
