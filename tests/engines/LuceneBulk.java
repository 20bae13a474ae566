// LuceneBulk: an index as Elasticsearch and OpenSearch make it of bulk requests, and what it finds.
//
//   java -cp gson.jar:lucene-core.jar:… LuceneBulk.java TEMPLATE QUERIES BULK…
//
// TEMPLATE is an index template, whose strict mapping says what each field is (text by Lucene's DutchAnalyzer, keyword as a whole;
// nested rows are put into their paper). QUERIES: lines in Lucene's own language. Printed: for each line the ids that answer, in order.
import com.google.gson.*;
import java.nio.file.*;
import java.util.*;
import org.apache.lucene.analysis.*;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.document.*;
import org.apache.lucene.index.*;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.*;
import org.apache.lucene.store.ByteBuffersDirectory;

public class LuceneBulk {
  static final Map<String, String> types = new TreeMap<>();  // "edges.words": text

  static void declare(String prefix, JsonObject properties) {
    for (var field : properties.entrySet()) {
      JsonObject mapping = field.getValue().getAsJsonObject();
      String type = mapping.get("type").getAsString();
      types.put(prefix + field.getKey(), type);
      if (type.equals("nested")) declare(prefix + field.getKey() + ".", mapping.getAsJsonObject("properties"));
    }
  }

  static void add(Document paper, String name, JsonElement value) {
    String type = types.get(name);
    if (type == null) throw new IllegalArgumentException("the mapping is strict, and knows no " + name);
    if (value.isJsonNull() || type.equals("object")) return;
    if (value.isJsonArray()) {
      for (JsonElement one : value.getAsJsonArray())
        if (type.equals("nested")) one.getAsJsonObject().entrySet().forEach(f -> add(paper, name + "." + f.getKey(), f.getValue()));
        else add(paper, name, one);
    } else if (type.equals("text")) {
      paper.add(new TextField(name, value.getAsString(), Field.Store.NO));
    } else {
      paper.add(new StringField(name, value.getAsString(), Field.Store.NO));
    }
  }

  public static void main(String[] args) throws Exception {
    declare("", JsonParser.parseString(Files.readString(Path.of(args[0]))).getAsJsonObject().getAsJsonObject("template")
                    .getAsJsonObject("mappings").getAsJsonObject("properties"));
    var analyzers = new HashMap<String, Analyzer>();
    types.forEach((name, type) -> analyzers.put(name, type.equals("text") ? new DutchAnalyzer() : new KeywordAnalyzer()));
    var analyzer = new PerFieldAnalyzerWrapper(new DutchAnalyzer(), analyzers);
    var folder = new ByteBuffersDirectory();
    try (var writer = new IndexWriter(folder, new IndexWriterConfig(analyzer))) {
      for (String bulk : Arrays.asList(args).subList(2, args.length)) {
        var lines = Files.readAllLines(Path.of(bulk)).iterator();
        while (lines.hasNext()) {
          JsonObject action = JsonParser.parseString(lines.next()).getAsJsonObject();
          String verb = action.keySet().iterator().next(), id = action.getAsJsonObject(verb).get("_id").getAsString();
          if (verb.equals("delete")) {
            writer.deleteDocuments(new Term("_id", id));
            continue;
          }
          var paper = new Document();
          paper.add(new StringField("_id", id, Field.Store.YES));
          JsonParser.parseString(lines.next()).getAsJsonObject().entrySet().forEach(f -> add(paper, f.getKey(), f.getValue()));
          writer.updateDocument(new Term("_id", id), paper);
        }
      }
    }
    var reader = DirectoryReader.open(folder);
    var searcher = new IndexSearcher(reader);
    for (String query : Files.readAllLines(Path.of(args[1]))) {
      var ids = new TreeSet<String>();
      int most = Math.max(1, reader.numDocs());
      for (ScoreDoc hit : searcher.search(new QueryParser("text", analyzer).parse(query), most).scoreDocs) ids.add(searcher.doc(hit.doc).get("_id"));
      System.out.println(String.join(" ", ids));
    }
  }
}
