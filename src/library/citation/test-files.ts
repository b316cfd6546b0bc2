/** Files in the shapes in which Zotero and others write them. The works in them don't exist. */

export const BIBTEX = String.raw`
@article{maciver_planning_2015,
	title = {Planning with people: how the {NHS} and {Glen} {Orrin} shared a table},
	volume = {12},
	copyright = {CC BY 4.0},
	issn = {1234-5679},
	shorttitle = {Planning with people},
	url = {https://example.org/planning_with_people?a=1&b=2#top},
	doi = {10.1234/abc.2015_07},
	abstract = {What happened when 40\% of the seats were kept for carers.

A second paragraph \& more: \textit{how it felt}.},
	language = {en-GB},
	number = {3},
	urldate = {2026-01-31},
	journal = {Journal of Shared Tables},
	author = {MacIver, Mòrag and van der Berg, Jan and {Glen Orrin Carers and Friends} and {\O}deg{\aa}rd, J{\"o}rg},
	month = may,
	year = {2015},
	note = {Read by the group in June},
	keywords = {co-production, carers, Gàidhlig},
	pages = {101--118},
	file = {Full Text PDF:files/12/Planning.pdf:application/pdf},
}

@techreport{noauthor_easy_2019,
	address = {Inverness},
	type = {Evaluation},
	title = {An easy guide},
	number = {7},
	institution = {{Body for Testing}},
	year = {2019},
	annote = {Kept in the blue folder},
}

@phdthesis{reid_thesis_2010,
	title = {Asset maps and their makers},
	school = {University of Nowhere},
	author = {Reid, Jr, Ailsa},
	date = {2010~},
	year = {2010},
}

@misc{page_web,
	title = {A page about {iPads} in day centres},
	url = {https://example.org/page},
	howpublished = {Web page},
	year = {in press},
}

@mastersthesis{m1, title = "Quoted: " # "{A} " # {title}, author = "Ana de la Cruz and others", year = 2008, month = "12~" # may }

@manual{handbook, title = {A handbook}, organization = {The Keepers}, year = {c. 1999} }

@comment{jabref-meta: databaseType:bibtex;}
@string{jst = {Journal of Shared Tables}}
@article(inparens, title = {In round brackets}, journal = jst, year = 2001)

@incollection{chapter_2016,
	address = {Perth},
	title = {Naming what we have},
	isbn = {978-0-306-40615-7},
	booktitle = {The book of maps},
	publisher = {Nowhere Press},
	author = {de Souza, Inês},
	editor = {Holm, Åse},
	year = {2016},
	pages = {12--34},
	series = {Small books},
}
`

export const RIS = `TY  - JOUR
TI  - Planning with people: how a glen shared a table
AU  - MacIver, Mòrag
AU  - van der Berg, Jan
AU  - Glen Orrin Carers
T2  - Journal of Shared Tables
AB  - What happened when 40% of the seats were kept for carers.
A second line without a tag.
DA  - 2015/05/12/
PY  - 2015
DO  - 10.1234/abc.2015_07
DP  - A Catalogue
VL  - 12
IS  - 3
SP  - 101
EP  - 118
J2  - J Shar Tab
LA  - en-GB
SN  - 1234-5679
ST  - Planning with people
UR  - https://example.org/planning_with_people?a=1&b=2#top
UR  - https://example.org/other
Y2  - 2026/01/31/10:22:33
L1  - files/12/Planning.pdf
N1  - <p>Read by the group</p>
KW  - co-production
KW  - carers, unpaid
ER  - 

TY  - RPRT
TI  - An easy guide
AU  - Body for Testing, Ltd,
CY  - Inverness
DA  - 2019///Spring
PY  - 2019
M3  - Evaluation
PB  - Body for Testing
SN  - 7
C7  - kept as it is
ER  - 

TY  - BOOK
TI  - The book of maps
AU  - Holm, Åse, Jr
A3  - Editor, One
CY  - Perth
DA  - 1999
ET  - 2nd
PB  - Nowhere Press
SN  - 978-0-306-40615-7
SN  - 0-306-40615-2
SP  - 240
T2  - Small books
M1  - 4
ER  - 

TY  - CONF
TI  - A talk that became a paper
AU  - Reid, Ailsa
T2  - A conference of some
C1  - Oban
C3  - What was said there
DA  - 2011/06//
PY  - 2011
M2  - event-place: Oban
type: paper-conference
something of mine
ER  - 

TY  - EJOUR
T1  - Older tags
A1  - Reid, Ailsa
Y1  - 2001/02//
JF  - Journal of Older Tags
JO  - J Old Tags
N2  - In short.
ER  - 
`

export const CSL_JSON = JSON.stringify([
  {
    id: 'http://zotero.example/users/1/items/ABCD1234', type: 'article-journal', abstract: 'What happened.\nA second line.', 'container-title': 'Journal of Shared Tables', DOI: '10.1234/abc.2015_07', ISSN: '1234-5679', issue: '3', language: 'en-GB',
    page: '101-118', source: 'A Catalogue', title: 'Planning with people: how a <i>glen</i> shared a table', 'title-short': 'Planning with people', URL: 'https://example.org/planning', volume: '12',
    author: [{ family: 'MacIver', given: 'Mòrag' }, { family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der' }, { literal: 'Glen Orrin Carers' }], accessed: { 'date-parts': [['2026', 1, 31]] }, issued: { 'date-parts': [['2015', 5, 12]] }, 'citation-key': 'maciver2015',
  },
  { id: 'talk', type: 'speech', title: 'A talk', 'event-title': 'A conference of some', 'event-place': 'Oban', author: [{ family: 'Reid', given: 'Ailsa', suffix: 'Jr' }], issued: { 'date-parts': [[2011]], circa: 1 } },
  { id: 3, type: 'book', title: 'The book of maps', editor: [{ family: 'Holm', given: 'Åse' }], publisher: 'Nowhere Press', 'publisher-place': 'Perth', 'number-of-pages': 240, issued: { 'date-parts': [['1999'], ['2001', 2]] }, strange: { deep: [1, 2] }, custom: { theirs: 'kept' } },
  { id: 'press', type: 'webpage', title: 'A page', issued: { literal: 'in press' }, URL: 'https://example.org/page', note: 'event-place: nowhere' },
  { id: 'season', type: 'article-magazine', title: 'Spring', issued: { 'date-parts': [[2014]], season: 1 } },
], undefined, 2)

export const ZOTERO_CSV = `"Key","Item Type","Publication Year","Author","Title","Publication Title","ISBN","ISSN","DOI","Url","Abstract Note","Date","Date Added","Date Modified","Access Date","Pages","Num Pages","Issue","Volume","Publisher","Place","Language","Rights","Type","Extra","Notes","Link Attachments","Manual Tags","Automatic Tags","Editor"
"ABCD1234","journalArticle","2015","MacIver, Mòrag; van der Berg, Jan; Glen Orrin Carers","Planning with people: how a glen shared a table","Journal of Shared Tables","","1234-5679","10.1234/abc.2015_07","https://example.org/planning","What happened.
A second line, with a comma.","2015-05-12","2026-01-31 10:22:33","2026-01-31 10:22:33","2026-01-31 10:22:33","101-118","","3","12","","","en-GB","CC BY 4.0","","","<p>Read</p>","https://example.org/other","carers, unpaid; co-production","automatic",""
"EFGH5678","report","2019","Body for Testing","An easy guide, ""quoted""","","","","","https://example.org/guide","","2019","","","","","","","","Body for Testing","Inverness","en","","Evaluation","event-place: Oban","","","","",""
"IJKL9012","book","","","The book of maps","","978-0-306-40615-7","","","","","in press","","","","","240","","","Nowhere Press","Perth","","","","","","","","","Holm, Åse"
"MNOP3456","podcast","2020","Reid, Ailsa","'=SUM(1) is no title","","","","","","","2020-03","","","","","","","","","","","","","","","","","",""
`
