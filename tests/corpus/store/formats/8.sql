CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO meta VALUES('ambiguous','0');
INSERT INTO meta VALUES('by_name','0');
INSERT INTO meta VALUES('edges','7');
INSERT INTO meta VALUES('first_run','1');
INSERT INTO meta VALUES('generation','1');
INSERT INTO meta VALUES('linked','3 7b348bcb3e7360f8f7e0ef9b8347e610d905c0af20c4c13a29d39da20d3ebd31');
INSERT INTO meta VALUES('nodes','5');
INSERT INTO meta VALUES('present','3');
INSERT INTO meta VALUES('unknown','1');
CREATE TABLE run(
  id INTEGER PRIMARY KEY, made_by TEXT NOT NULL,
  began TEXT, ended TEXT, papers INTEGER);
INSERT INTO run VALUES(1,'kst 0.1.0 37c4c8a3b4cc','2026-11-29T20:20:17Z','2026-11-29T20:20:17Z',3);
CREATE TABLE file(
  path TEXT PRIMARY KEY, source TEXT NOT NULL, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, content TEXT,
  status TEXT NOT NULL, code TEXT,        -- of a failed one: the code of its first diagnostic
  made_by TEXT NOT NULL, run INTEGER NOT NULL, paper INTEGER NOT NULL,
  stale TEXT) WITHOUT ROWID;
INSERT INTO file VALUES('text of brief
text:babb59153f33a70f7d3c32ea858874fefb1a9f6cecc709c0c71264a5f5aafd70:2021-10-04','brief',187,0,'text:babb59153f33a70f7d3c32ea858874fefb1a9f6cecc709c0c71264a5f5aafd70:2021-10-04','complete',NULL,'kst 0.1.0 37c4c8a3b4cc',1,1,NULL);
INSERT INTO file VALUES('text of later
text:7279730d32f511da219e49c7cf0ccfa2f06406770a49f5e05715bd79845cba92:2022-05-04','later',110,0,'text:7279730d32f511da219e49c7cf0ccfa2f06406770a49f5e05715bd79845cba92:2022-05-04','complete',NULL,'kst 0.1.0 37c4c8a3b4cc',1,2,NULL);
INSERT INTO file VALUES('text of leeg
text:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855','leeg',0,0,'text:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855','failed','empty','kst 0.1.0 37c4c8a3b4cc',1,3,NULL);
CREATE INDEX file_paper ON file(paper);
CREATE INDEX file_source ON file(source);
CREATE TABLE paper(
  key INTEGER PRIMARY KEY,
  content TEXT NOT NULL,                  -- ContentKey; "path:…" of a file that could not be read
  id TEXT, status TEXT NOT NULL, code TEXT, kind TEXT NOT NULL, date TEXT, title TEXT, sender TEXT,
  people TEXT NOT NULL, aliases TEXT NOT NULL, dossier TEXT, rank INTEGER NOT NULL,
  made_by TEXT NOT NULL, run INTEGER NOT NULL,
  pages INTEGER NOT NULL, refs INTEGER NOT NULL, mentions INTEGER NOT NULL, relations INTEGER NOT NULL,
  node TEXT, chosen INTEGER NOT NULL DEFAULT 0, gone INTEGER NOT NULL DEFAULT 0);
INSERT INTO paper VALUES(1,'text:babb59153f33a70f7d3c32ea858874fefb1a9f6cecc709c0c71264a5f5aafd70:2021-10-04','doc-babb59153f33a70f','complete',NULL,'other','2021-10-04',NULL,NULL,'[]','[]',NULL,3,'kst 0.1.0 37c4c8a3b4cc',1,1,2,1,1,'doc-babb59153f33a70f',1,0);
INSERT INTO paper VALUES(2,'text:7279730d32f511da219e49c7cf0ccfa2f06406770a49f5e05715bd79845cba92:2022-05-04','doc-7279730d32f511da','complete',NULL,'other','2022-05-04',NULL,NULL,'[]','[]',NULL,3,'kst 0.1.0 37c4c8a3b4cc',1,1,1,0,1,'doc-7279730d32f511da',1,0);
INSERT INTO paper VALUES(3,'text:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855','doc-e3b0c44298fc1c14','failed','empty','other',NULL,NULL,NULL,'[]','[]',NULL,3,'kst 0.1.0 37c4c8a3b4cc',1,0,0,0,0,NULL,0,0);
CREATE UNIQUE INDEX paper_content ON paper(content) WHERE NOT gone;
CREATE INDEX paper_gone ON paper(key) WHERE gone;
CREATE INDEX paper_id ON paper(id);
CREATE INDEX paper_node ON paper(node);
CREATE INDEX paper_date ON paper(date);
CREATE TABLE record(paper INTEGER PRIMARY KEY, data TEXT NOT NULL);
INSERT INTO record VALUES(1,'{"data":{"addressee_chamber":null,"aliases":[],"blocks":[{"begin":0,"end":187,"page":1,"role":"paragraph"}],"chamber":null,"commitments":[{"begin":96,"boxes":[],"confidence":0.988853609852157,"deadline":{"from":"2021-10-04","text":"voor de zomer","to":"2022-06-21"},"end":152,"id":"doc-babb59153f33a70f#c-8e03f3b2","page":1,"quote":"Ik zal uw Kamer voor de zomer informeren over de sluizen","rule":"act.commitment","strength":"firm","to":null,"who":"sender"}],"date":"2021-10-04","diagnostics":[],"dossiers":[],"furniture":[],"id":"doc-babb59153f33a70f","kind":"other","laws":[],"links":[],"made_by":{"program":"kst 0.1.0","rules":"37c4c8a3b4cc"},"mentions":[{"begin":26,"boxes":[],"candidates":[],"confidence":1.0,"cs":false,"date":null,"end":51,"kind":"motion","page":1,"people":["Pauwels"],"target":"kst-29911-7","text":"motie van het lid Pauwels","title":"sluizen","via":"inline"}],"notes":[],"number":null,"own_reference":null,"page_runs":[[0,1]],"pages":[{"height":0.0,"number":1,"width":0.0}],"possible_commitments":[],"possible_relations":[],"producer":null,"references":[{"also_filed_under":[],"at":[88,89],"begin":66,"boxes":[],"confidence":1.0,"end":89,"note":null,"page":1,"pinpoint":null,"rule":"kamerstuk.word","target":"kst-29911-7","text":"Kamerstuk 29 911, nr. 7"},{"also_filed_under":[],"at":[184,186],"begin":162,"boxes":[],"confidence":1.0,"end":186,"note":null,"page":1,"pinpoint":null,"rule":"kamerstuk.word","target":"kst-29911-12","text":"Kamerstuk 29 911, nr. 12"}],"relations":[{"begin":0,"boxes":[],"confidence":0.9911040046188485,"end":94,"page":1,"quote":"Met deze brief voer ik de motie van het lid Pauwels over sluizen (Kamerstuk 29 911, nr. 7) uit","rule":"act.implements","status":null,"target":"kst-29911-7","type":"implements"}],"sender":null,"sentences":[[0,95],[96,153],[154,187]],"session_year":null,"sha256":"babb59153f33a70f7d3c32ea858874fefb1a9f6cecc709c0c71264a5f5aafd70","signatories":[],"status":"complete","subject":null,"tables":[],"text":"Met deze brief voer ik de motie van het lid Pauwels over sluizen (Kamerstuk 29 911, nr. 7) uit. Ik zal uw Kamer voor de zomer informeren over de sluizen. Zie ook Kamerstuk 29 911, nr. 12.","votes":[],"your_reference":null}');
INSERT INTO record VALUES(2,'{"data":{"addressee_chamber":null,"aliases":[],"blocks":[{"begin":0,"end":110,"page":1,"role":"paragraph"}],"chamber":null,"commitments":[],"date":"2022-05-04","diagnostics":[],"dossiers":[],"furniture":[],"id":"doc-7279730d32f511da","kind":"other","laws":[],"links":[],"made_by":{"program":"kst 0.1.0","rules":"37c4c8a3b4cc"},"mentions":[],"notes":[],"number":null,"own_reference":null,"page_runs":[[0,1]],"pages":[{"height":0.0,"number":1,"width":0.0}],"possible_commitments":[],"possible_relations":[],"producer":null,"references":[{"also_filed_under":[],"at":[108,109],"begin":86,"boxes":[],"confidence":1.0,"end":109,"note":null,"page":1,"pinpoint":null,"rule":"kamerstuk.word","target":"kst-29911-7","text":"Kamerstuk 29 911, nr. 7"}],"relations":[{"begin":0,"boxes":[],"confidence":0.9996672739582201,"end":80,"page":1,"quote":"Hiermee doe ik mijn toezegging om uw Kamer te informeren over de sluizen gestand","rule":"act.fulfils","status":"done","target":"doc-7279730d32f511da#commitment-1","type":"fulfils"}],"sender":null,"sentences":[[0,81],[82,110]],"session_year":null,"sha256":"7279730d32f511da219e49c7cf0ccfa2f06406770a49f5e05715bd79845cba92","signatories":[],"status":"complete","subject":null,"tables":[],"text":"Hiermee doe ik mijn toezegging om uw Kamer te informeren over de sluizen gestand. Zie Kamerstuk 29 911, nr. 7.","votes":[],"your_reference":null}');
INSERT INTO record VALUES(3,'{"data":{"addressee_chamber":null,"aliases":[],"blocks":[],"chamber":null,"commitments":[],"date":null,"diagnostics":[{"code":"empty","message":"there is no word in this text","page":null}],"dossiers":[],"furniture":[],"id":"doc-e3b0c44298fc1c14","kind":"other","laws":[],"links":[],"made_by":{"program":"kst 0.1.0","rules":"37c4c8a3b4cc"},"mentions":[],"notes":[],"number":null,"own_reference":null,"page_runs":[],"pages":[],"possible_commitments":[],"possible_relations":[],"producer":null,"references":[],"relations":[],"sender":null,"sentences":[],"session_year":null,"sha256":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","signatories":[],"status":"failed","subject":null,"tables":[],"text":"","votes":[],"your_reference":null}');
CREATE TABLE motion(paper INTEGER PRIMARY KEY, text TEXT NOT NULL);
CREATE TABLE commitment(
  paper INTEGER NOT NULL, id TEXT NOT NULL, quote TEXT NOT NULL, who TEXT NOT NULL, to_whom TEXT,
  deadline TEXT, last_day TEXT, strength TEXT NOT NULL, page INTEGER NOT NULL, sentence TEXT NOT NULL,
  PRIMARY KEY(paper, id)) WITHOUT ROWID;
INSERT INTO commitment VALUES(1,'doc-babb59153f33a70f#c-8e03f3b2','Ik zal uw Kamer voor de zomer informeren over de sluizen','sender',NULL,'{"from":"2021-10-04","text":"voor de zomer","to":"2022-06-21"}','2022-06-21','firm',1,'Ik zal uw Kamer voor de zomer informeren over de sluizen.');
CREATE INDEX commitment_id ON commitment(id);
CREATE TABLE alias(alias TEXT PRIMARY KEY, node TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX alias_node ON alias(node, alias);
CREATE TABLE node(
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, present INTEGER NOT NULL, title TEXT, date TEXT, dossier TEXT,
  people TEXT NOT NULL DEFAULT '[]', aliases TEXT NOT NULL DEFAULT '[]', sources TEXT NOT NULL DEFAULT '[]',
  deadline TEXT, state TEXT, vote TEXT, history TEXT NOT NULL DEFAULT '[]',
  diagnostics TEXT NOT NULL DEFAULT '[]',
  named_by TEXT, named_seq INTEGER,  -- of an absent work: whose words title it
  added INTEGER NOT NULL DEFAULT 0, run INTEGER NOT NULL DEFAULT 0)  -- by which run, and changed last; 0: the first
  WITHOUT ROWID;
INSERT INTO node VALUES('doc-7279730d32f511da','other',1,NULL,'2022-05-04',NULL,'[]','[]','["later"]',NULL,NULL,NULL,'[]','[]',NULL,NULL,0,0);
INSERT INTO node VALUES('doc-babb59153f33a70f#c-8e03f3b2','commitment',1,'Ik zal uw Kamer voor de zomer informeren over de sluizen','2021-10-04',NULL,'[]','[]','[]','{"from":"2021-10-04","text":"voor de zomer","to":"2022-06-21"}','made',NULL,'[{"date":"2021-10-04","document":"doc-babb59153f33a70f","page":1,"state":"made","words":"Ik zal uw Kamer voor de zomer informeren over de sluizen"}]','[]',NULL,NULL,0,0);
INSERT INTO node VALUES('doc-babb59153f33a70f','other',1,NULL,'2021-10-04',NULL,'[]','[]','["brief"]',NULL,NULL,NULL,'[]','[]',NULL,NULL,0,0);
INSERT INTO node VALUES('kst-29911-12','other',0,NULL,NULL,'29911','[]','[]','[]',NULL,NULL,NULL,'[]','[]',NULL,1,0,0);
INSERT INTO node VALUES('kst-29911-7','motion',0,'sluizen',NULL,'29911','["Pauwels"]','[]','[]',NULL,'implemented',NULL,'[{"date":"2021-10-04","document":"doc-babb59153f33a70f","page":1,"state":"implemented","words":"Met deze brief voer ik de motie van het lid Pauwels over sluizen (Kamerstuk 29 911, nr. 7) uit"},{"date":"2021-10-04","document":"doc-babb59153f33a70f","page":1,"state":"mentioned","words":"motie van het lid Pauwels"},{"date":"2022-05-04","document":"doc-7279730d32f511da","page":1,"state":"mentioned","words":"Kamerstuk 29 911, nr. 7"}]','[]',NULL,2,0,0);
CREATE INDEX node_dossier ON node(dossier) WHERE dossier IS NOT NULL;
CREATE INDEX node_kind ON node(kind, id);
CREATE TABLE edge(
  paper INTEGER NOT NULL, seq INTEGER NOT NULL, type TEXT NOT NULL,
  target TEXT, named TEXT, ask TEXT, target_kind TEXT NOT NULL, target_title TEXT, target_people TEXT NOT NULL,
  status TEXT, said TEXT NOT NULL, said_confidence REAL NOT NULL, page INTEGER NOT NULL, evidence TEXT NOT NULL,
  to_id TEXT, resolution TEXT NOT NULL, confidence REAL NOT NULL, candidates TEXT NOT NULL DEFAULT '[]',
  PRIMARY KEY(paper, seq));
INSERT INTO edge VALUES(1,0,'cites','kst-29911-7',NULL,NULL,'',NULL,'[]',NULL,'exact',1.0,1,'{"begin":66,"boxes":[],"end":89,"page":1,"rule":"kamerstuk.word","sentence":"","words":"Kamerstuk 29 911, nr. 7"}','kst-29911-7','exact',1.0,'[]');
INSERT INTO edge VALUES(1,1,'cites','kst-29911-12',NULL,NULL,'',NULL,'[]',NULL,'exact',1.0,1,'{"begin":162,"boxes":[],"end":186,"page":1,"rule":"kamerstuk.word","sentence":"","words":"Kamerstuk 29 911, nr. 12"}','kst-29911-12','exact',1.0,'[]');
INSERT INTO edge VALUES(1,2,'cites','kst-29911-7',NULL,NULL,'motion','sluizen','["Pauwels"]',NULL,'exact',1.0,1,'{"begin":26,"boxes":[],"end":51,"page":1,"rule":"mention.motion","sentence":"Met deze brief voer ik de motie van het lid Pauwels over sluizen (Kamerstuk 29 911, nr. 7) uit.","words":"motie van het lid Pauwels"}','kst-29911-7','exact',1.0,'[]');
INSERT INTO edge VALUES(1,3,'implements','kst-29911-7',NULL,NULL,'motion','sluizen','["Pauwels"]',NULL,'exact',9.91104004618848510865e-01,1,'{"begin":0,"boxes":[],"end":94,"page":1,"rule":"act.implements","sentence":"Met deze brief voer ik de motie van het lid Pauwels over sluizen (Kamerstuk 29 911, nr. 7) uit.","words":"Met deze brief voer ik de motie van het lid Pauwels over sluizen (Kamerstuk 29 911, nr. 7) uit"}','kst-29911-7','exact',9.91104004618848510865e-01,'[]');
INSERT INTO edge VALUES(1,4,'promises','doc-babb59153f33a70f#c-8e03f3b2',NULL,NULL,'commitment','Ik zal uw Kamer voor de zomer informeren over de sluizen','[]',NULL,'exact',0.988853609852157,1,'{"begin":96,"boxes":[],"end":152,"page":1,"rule":"act.commitment","sentence":"Ik zal uw Kamer voor de zomer informeren over de sluizen.","words":"Ik zal uw Kamer voor de zomer informeren over de sluizen"}','doc-babb59153f33a70f#c-8e03f3b2','exact',0.988853609852157,'[]');
INSERT INTO edge VALUES(2,0,'cites','kst-29911-7',NULL,NULL,'',NULL,'[]',NULL,'exact',1.0,1,'{"begin":86,"boxes":[],"end":109,"page":1,"rule":"kamerstuk.word","sentence":"","words":"Kamerstuk 29 911, nr. 7"}','kst-29911-7','exact',1.0,'[]');
INSERT INTO edge VALUES(2,1,'fulfils',NULL,'doc-7279730d32f511da#commitment-1','{"behind":"","context":["Hiermee doe ik mijn toezegging om uw Kamer te informeren over de sluizen gestand.",""],"cs":false,"date":null,"dossiers":[],"kind":"commitment","papers":[],"people":[],"title":"","words":"Hiermee doe ik mijn toezegging om uw Kamer te informeren over de sluizen gestand"}','commitment',NULL,'[]','done','unknown',9.9966727395822008173e-01,1,'{"begin":0,"boxes":[],"end":80,"page":1,"rule":"act.fulfils","sentence":"Hiermee doe ik mijn toezegging om uw Kamer te informeren over de sluizen gestand.","words":"Hiermee doe ik mijn toezegging om uw Kamer te informeren over de sluizen gestand"}',NULL,'unknown',9.9966727395822008173e-01,'[]');
CREATE INDEX edge_to ON edge(to_id, paper);
CREATE INDEX edge_ask ON edge(paper, seq) WHERE ask IS NOT NULL;
CREATE TABLE touched(id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE claim(alias TEXT NOT NULL, paper INTEGER NOT NULL, PRIMARY KEY(alias, paper)) WITHOUT ROWID;
CREATE TABLE known_motion(
  paper INTEGER PRIMARY KEY, id TEXT NOT NULL, date TEXT NOT NULL, before TEXT NOT NULL, cs INTEGER NOT NULL,
  changed INTEGER NOT NULL, people TEXT NOT NULL, stems TEXT NOT NULL);
CREATE INDEX known_motion_id ON known_motion(id);
CREATE INDEX known_motion_before ON known_motion(before) WHERE before <> '';
CREATE TABLE known_promise(
  paper INTEGER NOT NULL, seq INTEGER NOT NULL, id TEXT NOT NULL, node TEXT NOT NULL, date TEXT NOT NULL,
  ministry TEXT NOT NULL, dossier TEXT NOT NULL, stems TEXT NOT NULL, PRIMARY KEY(paper, seq)) WITHOUT ROWID;
INSERT INTO known_promise VALUES(1,4,'doc-babb59153f33a70f#c-8e03f3b2','doc-babb59153f33a70f','2021-10-04','','','sluiz +zome');
CREATE INDEX known_promise_id ON known_promise(id);
CREATE INDEX known_promise_node ON known_promise(node);
CREATE INDEX known_promise_dossier ON known_promise(dossier);
CREATE TABLE link_key(                    -- corpus/link/known_works.cc says which
  paper INTEGER NOT NULL, seq INTEGER NOT NULL, key TEXT NOT NULL, PRIMARY KEY(paper, seq, key)) WITHOUT ROWID;
CREATE INDEX link_key_key ON link_key(key);
CREATE TABLE text(paper INTEGER PRIMARY KEY, made_by TEXT NOT NULL, data BLOB NOT NULL);
CREATE TRIGGER text_of_paper AFTER DELETE ON paper BEGIN DELETE FROM text WHERE paper = old.key; END;
CREATE TABLE removed(id TEXT PRIMARY KEY, kind TEXT NOT NULL, run INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX node_run ON node(run) WHERE run > 0;
CREATE TABLE corrected(
  paper INTEGER PRIMARY KEY, id TEXT NOT NULL,  -- in the record
  lines TEXT NOT NULL, told TEXT NOT NULL,      -- what was asked; diagnostics of what was done
  changed INTEGER NOT NULL, in_doubt INTEGER NOT NULL);
CREATE INDEX corrected_id ON corrected(id);
CREATE TABLE raw_edge(
  paper INTEGER NOT NULL, seq INTEGER NOT NULL, type TEXT NOT NULL,
  target TEXT, named TEXT, ask TEXT, target_kind TEXT NOT NULL, target_title TEXT, target_people TEXT NOT NULL,
  status TEXT, said TEXT NOT NULL, said_confidence REAL NOT NULL, page INTEGER NOT NULL, evidence TEXT NOT NULL,
  PRIMARY KEY(paper, seq));
CREATE TRIGGER correction_of_paper AFTER DELETE ON paper BEGIN
  DELETE FROM corrected WHERE paper = old.key; DELETE FROM raw_edge WHERE paper = old.key; END;
PRAGMA application_id=1802728497;
PRAGMA user_version=8;
