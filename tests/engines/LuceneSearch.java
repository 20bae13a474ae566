// LuceneSearch: papers as Lucene's own Dutch analyzer has them, and what it finds for questions.
//
//   java -cp lucene-core.jar:… LuceneSearch.java PAPERS QUESTIONS MOST
//
// PAPERS: lines "id TAB title TAB text"; QUESTIONS: lines of words. Printed: for each question a line, how many papers are
// found and the ids of the best. Words are joined by OR, as Lucene and everything built on it does, ranked by its BM25; the title counts twice.
import java.nio.file.*;
import java.util.*;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.document.*;
import org.apache.lucene.index.*;
import org.apache.lucene.queryparser.classic.*;
import org.apache.lucene.search.*;
import org.apache.lucene.store.ByteBuffersDirectory;

public class LuceneSearch {
  public static void main(String[] args) throws Exception {
    var analyzer = new DutchAnalyzer();
    var folder = new ByteBuffersDirectory();
    try (var writer = new IndexWriter(folder, new IndexWriterConfig(analyzer))) {
      for (String line : Files.readAllLines(Path.of(args[0]))) {
        String[] cells = line.split("\t", -1);
        var paper = new Document();
        paper.add(new StringField("id", cells[0], Field.Store.YES));
        paper.add(new TextField("title", cells[1], Field.Store.NO));
        paper.add(new TextField("text", cells[2], Field.Store.NO));
        writer.addDocument(paper);
      }
    }
    var searcher = new IndexSearcher(DirectoryReader.open(folder));
    var parser = new MultiFieldQueryParser(new String[] {"title", "text"}, analyzer, Map.of("title", 2f, "text", 1f));
    for (String question : Files.readAllLines(Path.of(args[1]))) {
      String escaped = question.startsWith("\"") ? question : QueryParser.escape(question);
      var ids = new StringJoiner(" ");
      var query = parser.parse(escaped);
      ids.add(String.valueOf(searcher.count(query)));
      for (ScoreDoc hit : searcher.search(query, Integer.parseInt(args[2])).scoreDocs)
        ids.add(searcher.doc(hit.doc).get("id"));
      System.out.println(ids);
    }
  }
}
