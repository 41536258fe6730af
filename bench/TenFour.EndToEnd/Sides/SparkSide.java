import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.desc;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.window;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.Trigger;

/**
 * Spark's side of the comparison: S as a streaming query over the files of a topic, in complete mode, on two threads. A command a line on
 * standard input, a result a line on standard output.
 */
public class SparkSide {
    private static final int TOP_ROWS = 20;
    private static final String SCHEMA = "call_date_time timestamp, original_crime_type_name string, disposition string";

    public static void main(String[] arguments) throws Exception {
        SparkSession spark = SparkSession.builder().master("local[2]").appName("bench")
            .config("spark.sql.shuffle.partitions", "2")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.warehouse.dir", arguments[1] + "/spark-warehouse")
            .getOrCreate();
        spark.sparkContext().setLogLevel("ERROR");
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in));
        for (String command; (command = commands.readLine()) != null;) {
            System.out.println(command.equals("verify") ? verify(spark, arguments[0]) : run(spark, arguments[0]));
        }
        spark.stop();
    }

    private static String run(SparkSession spark, String topic) throws Exception {
        long start = System.nanoTime();
        List<Row> top = new ArrayList<>();
        execute(spark, topic, (rows, id) -> {
            top.clear();
            top.addAll(rows.limit(TOP_ROWS).collectAsList());
        });
        double seconds = (System.nanoTime() - start) / 1e9;
        return "{\"Seconds\":" + seconds + ",\"Version\":\"Spark " + spark.version() + "\",\"Values\":{\"rows\":" + top.size() + "}}";
    }

    private static String verify(SparkSession spark, String topic) throws Exception {
        String[] answer = new String[1];
        execute(spark, topic, (rows, id) -> {
            Dataset<Row> kept = rows.selectExpr("unix_seconds(window.start) div 60 AS minute", "type", "disposition", "count",
                "cast(conv(substr(md5(type), 1, 8), 16, 10) AS bigint) AS type_hash",
                "cast(conv(substr(md5(disposition), 1, 8), 16, 10) AS bigint) AS disposition_hash").persist();
            Row sums = kept.selectExpr("count(*)",
                "sum(count * ((minute * 31 + type_hash * 17 + disposition_hash) % 1000003))").first();
            StringBuilder top = new StringBuilder();
            for (Row row : kept.orderBy(desc("count"), col("minute"), col("type"), col("disposition")).limit(TOP_ROWS).collectAsList()) {
                top.append(top.length() == 0 ? "" : ",")
                    .append(quoted(row.getLong(0) + "|" + row.getString(1) + "|" + row.getString(2) + "|" + row.getLong(3)));
            }
            answer[0] = "{\"Rows\":" + sums.getLong(0) + ",\"Checksum\":" + sums.getLong(1) + ",\"Top\":[" + top + "]}";
            kept.unpersist();
        });
        return "{\"Seconds\":0,\"Answer\":" + answer[0] + "}";
    }

    private static void execute(SparkSession spark, String topic, VoidFunction2<Dataset<Row>, Long> sink) throws Exception {
        spark.readStream().format("text").option("pathGlobFilter", "*.ndjson").load(topic)
            .select(from_json(col("value"), SCHEMA, Map.of()).as("call")).select("call.*")
            .distinct()
            .withWatermark("call_date_time", "5 minutes")
            .groupBy(window(col("call_date_time"), "30 minutes", "1 minute"), col("original_crime_type_name").as("type"), col("disposition"))
            .count()
            .orderBy(desc("count"))
            .writeStream().outputMode("complete").trigger(Trigger.AvailableNow()).foreachBatch(sink).start().awaitTermination();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
