/**
 * The style sheet of the printed booklet: A4, letters of at least 12 pt (readings of kanji are half of that),
 * black on white, no question torn apart. Constant text only.
 */
export const bookletStyle = `
@page { size: A4; margin: 16mm 16mm 20mm; font: 12pt "BIZ UDPGothic", "Noto Sans JP", sans-serif; @bottom-right { content: counter(page) " / " counter(pages); } }
* { box-sizing: border-box; }
html { font: 12.5pt/1.5 "BIZ UDPGothic", "BIZ UDGothic", "Noto Sans JP", "Hiragino Sans", "Yu Gothic", sans-serif; color: #000; background: #fff; line-break: strict; overflow-wrap: anywhere; print-color-adjust: exact; }
html:lang(ko) { font-family: "Noto Sans KR", "Malgun Gothic", "Apple SD Gothic Neo", sans-serif; }
html:lang(zh-Hans) { font-family: "Noto Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif; }
html:lang(vi), html:lang(pt-BR), html:lang(en) { font-family: "BIZ UDPGothic", "Noto Sans", Arial, sans-serif; }
body { margin: 0 auto; max-width: 178mm; }
h1 { font-size: 20pt; line-height: 1.4; margin: 3mm 0 4mm; text-align: center; }
h2 { font-size: 14pt; margin: 0 0 2mm; break-after: avoid; }
h3 { font-size: 12.5pt; margin: 0; break-after: avoid; }
p { margin: 0 0 2mm; }
h2, h3, p { break-inside: avoid; }
rt { font-size: 50%; }
ruby { ruby-align: center; }
.readings { line-height: 2; }
.mark { border: 2pt solid #000; font-weight: 700; text-align: center; padding: 1mm 3mm; margin: 0 0 3mm; }
.slip { display: flex; justify-content: flex-end; align-items: center; gap: 3mm; }
.slip span:last-child { border: 1pt solid #000; min-width: 45mm; min-height: 9mm; padding: 0 3mm; font-weight: 700; }
dl { margin: 0 0 3mm; line-height: 1.4; border-top: 0.5pt solid #000; }
dl div { display: grid; grid-template-columns: 38mm 1fr; gap: 3mm; border-bottom: 0.5pt solid #000; padding: 1mm 0; break-inside: avoid; }
dt { font-weight: 700; }
dd { margin: 0; }
.box { border: 1pt solid #000; padding: 2mm 4mm; margin: 0 0 3mm; break-inside: avoid; }
.box ul, .box ol { margin: 0; padding-left: 7mm; }
.promises { padding-left: 10mm; }
.web { display: grid; grid-template-columns: 1fr 30mm; gap: 4mm; align-items: center; }
.web svg { width: 30mm; height: 30mm; display: block; }
.address { font-weight: 700; overflow-wrap: anywhere; }
.questions { break-before: page; }
section.part { margin: 0 0 4mm; }
.part > h2 { border-bottom: 1.5pt solid #000; padding-bottom: 1mm; }
.question, .note { break-inside: avoid; margin: 0 0 7mm; }
.note { break-after: avoid; border-left: 3pt solid #000; padding-left: 4mm; }
.routing { border: 1pt solid #000; border-radius: 2mm; padding: 0.5mm 3mm; margin: 0 0 2mm; break-after: avoid; width: fit-content; max-width: 100%; }
.asked { display: grid; grid-template-columns: minmax(15mm, max-content) 1fr; gap: 2mm; margin: 0 0 2mm; }
.instruction { font-weight: 400; display: inline-block; margin-left: 0.3em; }
.description { margin-left: 17mm; }
ol.options { list-style: none; margin: 0 0 0 17mm; padding: 0; column-gap: 4mm; }
ol.options li { display: grid; grid-template-columns: 11mm 1fr; padding: 0.7mm 0; break-inside: avoid; }
ol.options .code { font-weight: 700; text-align: right; padding-right: 4mm; }
.across-3 { columns: 3; }
.goto { font-weight: 700; white-space: nowrap; margin-left: 4mm; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
th, td { border: 0.5pt solid #000; padding: 1mm; text-align: center; font-weight: 400; vertical-align: middle; line-height: 1.4; }
thead th { vertical-align: bottom; }
tr { break-inside: avoid; }
tbody th { text-align: left; }
thead td, tbody th { width: 30%; }
thead td { height: auto; }
td { font-weight: 700; height: 10mm; }
.digits { display: flex; gap: 1.5mm; margin-left: 17mm; }
.digits span { border: 1pt solid #000; width: 10mm; height: 12mm; }
.lines { margin-left: 17mm; }
.lines span { display: block; height: 10mm; border-bottom: 0.75pt dotted #000; }
.office { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: 1mm 4mm; font-size: 9pt; line-height: 1.3; margin-top: 2mm; }
.office span { display: inline-flex; align-items: center; gap: 1mm; }
.office i { border: 0.75pt solid #000; width: 5mm; height: 6mm; display: inline-block; }
.end { break-inside: avoid; }
.readings header { font-size: 12pt; line-height: 1.5; }
.readings header p, .readings header li { margin: 0; }
.readings dl { line-height: 1.3; }
.readings dl div { padding: 0.3mm 0; }
.readings header .box { padding: 1mm 4mm; margin-bottom: 1.5mm; }
.readings header h2 { margin: 0; }
.readings header .promises { padding-left: 10mm; }
.desks li { margin-bottom: 1.5mm; }
@media screen { body { padding: 8mm; } }
`;
