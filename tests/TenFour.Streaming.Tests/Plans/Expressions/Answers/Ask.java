import org.apache.spark.sql.*;
import org.apache.spark.SparkThrowable;
import java.nio.file.*;
import java.util.*;

/** Asks Spark what each expression of a file (one a line) is over a one-row table: name, type, nullability, value or error. */
public class Ask {
  public static void main(String[] a) throws Exception {
    SparkSession spark = SparkSession.builder().master("local[1]").config("spark.ui.enabled", "false")
      .config("spark.sql.shuffle.partitions", "1")
      .config("spark.sql.session.timeZone", "America/Los_Angeles").getOrCreate();
    spark.sparkContext().setLogLevel("OFF");
    { var t = spark.sql(Files.readString(Path.of(a[0]))).toDF(); t.cache().count(); t.createOrReplaceTempView("t"); }
    try (var out = Files.newBufferedWriter(Path.of(a[2]))) {
      out.write("# " + String.join("; ", List.of(spark.table("t").schema().toDDL())) + "\n");
      for (String e : Files.readAllLines(Path.of(a[1]))) {
        if (e.isBlank() || e.startsWith("#")) continue;
        String name = "", type = "", nullable = "", result;
        try {
          Dataset<Row> d = spark.sql("SELECT " + e + " FROM t");
          var f = d.schema().fields()[0];
          name = f.name(); type = f.dataType().sql(); nullable = f.nullable() ? "null" : "not null";
          Row r = d.toDF("c").selectExpr("CAST(c AS STRING)").head();
          result = r.isNullAt(0) ? "NULL" : "=" + r.getString(0);
        } catch (Throwable x) {
          Throwable t = x;
          while (!(t instanceof SparkThrowable) && t.getCause() != null) t = t.getCause();
          String c = t instanceof SparkThrowable s ? s.getCondition() : t.getClass().getName();
          String m = String.valueOf(t.getMessage());
          int cut = m.indexOf(" SQLSTATE:"); if (cut >= 0) m = m.substring(0, cut);
          if (m.startsWith("[" + c + "] ")) m = m.substring(c.length() + 3);
          result = "!" + c + " " + m;
        }
        out.write(String.join("\t", esc(e), esc(name), type, nullable, esc(result)) + "\n");
      }
    }
    spark.stop();
  }
  static String esc(String s) { return s.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r"); }
}
