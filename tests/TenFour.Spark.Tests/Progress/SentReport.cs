namespace TenFour.Spark.Tests.Progress;

/// <summary>Reports in the form that Spark Connect sends them.</summary>
internal static class SentReport
{
    /// <summary>A batch that has run, of 3 records.</summary>
    public static string OfBatch(long batch) => $$$"""
        {"id":"3b2fadef-5df3-4eeb-8f7e-b7c318c5e4c6","runId":"17ab530f-6e7f-4dbe-bd1a-6b7868a8177b","name":"calls","timestamp":"2026-11-29T18:12:48.864Z",
        "batchId":{{{batch}}},"batchDuration":1656,"durationMs":{"walCommit":83,"addBatch":1448,"triggerExecution":1656},
        "eventTime":{"watermark":"2018-12-31T23:57:00.000Z","max":"2019-01-01T00:00:00.000Z"},
        "stateOperators":[{"operatorName":"stateStoreSave","numRowsTotal":54,"numRowsUpdated":34,"numRowsRemoved":1,"memoryUsedBytes":14672,
        "numRowsDroppedByWatermark":2,"numShufflePartitions":2,"customMetrics":{"b":2,"a":1}}],
        "sources":[{"description":"KafkaV2[Subscribe[calls]]","startOffset":null,"endOffset":"{\"calls\":{\"0\":10,\"1\":7}}",
        "latestOffset":"{\"calls\":{\"0\":12,\"1\":7}}","numInputRows":3,"inputRowsPerSecond":"NaN","processedRowsPerSecond":1.25,"metrics":{}}],
        "sink":{"description":"MemorySink","numOutputRows":27,"metrics":{}},"observedMetrics":{}}
        """;

    /// <summary>Nothing was to do; the batch is the next one.</summary>
    public static string OfRest(long nextBatch) => $$$"""
        {"id":"3b2fadef-5df3-4eeb-8f7e-b7c318c5e4c6","runId":"17ab530f-6e7f-4dbe-bd1a-6b7868a8177b","name":"calls","timestamp":"2026-11-29T18:12:58.864Z",
        "batchId":{{{nextBatch}}},"batchDuration":2,"durationMs":{"latestOffset":1,"triggerExecution":2},"stateOperators":[],"sources":[],
        "sink":{"description":"MemorySink","numOutputRows":-1}}
        """;
}
