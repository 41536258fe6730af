namespace TenFour.Streaming.Tests.Sql;

/// <summary>
/// What Spark 4.2.0's parser and analyzer answered to texts that were made up for it, one a line, with tabs between the columns. The table
/// that they are about has k, n, i INT, x DOUBLE, s STRING, b BOOLEAN, d DATE, ts TIMESTAMP, dec DECIMAL(5,2), bin BINARY, arr ARRAY,
/// m MAP and the struct st with the fields f and g.h.
/// </summary>
internal static class SparkAnswers
{
    /// <summary>An expression, the name of its column, its type.</summary>
    public static IReadOnlyList<string[]> Names => Read("spark-names.tsv");

    /// <summary>E for an expression, P for a query or D for a schema; the text; Spark's condition.</summary>
    public static IReadOnlyList<string[]> Refusals => Read("spark-refusals.tsv");

    /// <summary>A query that Spark can parse.</summary>
    public static IReadOnlyList<string[]> Queries => Read("spark-queries.tsv");

    /// <summary>The columns of a schema, and as Spark writes them.</summary>
    public static IReadOnlyList<string[]> Schemas => Read("spark-schemas.tsv");

    private static List<string[]> Read(string name)
    {
        using var stream = typeof(SparkAnswers).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded in the test assembly.");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r').Split('\t'))];
    }
}
