using TenFour.Streaming;
using TenFour.Streaming.Errors;

namespace TenFour.Spark.Comparing;

/// <summary>
/// Compares what two engines made of a statistic: in append mode the rows of each batch, in update mode the last value of each key, in complete
/// mode the last table. Pure.
/// </summary>
internal sealed class AnswerComparison(ResultShape shape, OutputMode mode, TimeZoneInfo timeZone)
{
    public ComparisonResult Compare(EngineAnswer tenFour, EngineAnswer spark) => (tenFour, spark) switch
    {
        (EngineAnswer.Result ours, EngineAnswer.Result theirs) => Rows(ours, theirs) with { TenFourTime = ours.Elapsed, SparkTime = theirs.Elapsed },
        (EngineAnswer.Refusal ours, EngineAnswer.Refusal theirs) => Errors("refuse the statistic", ours.Error, theirs.Error),

        // Some of Spark's refusals come only when the first batch is planned.
        (EngineAnswer.Refusal ours, EngineAnswer.Failure { Error.Fault: not Fault.Data } theirs) => Errors("refuse the statistic", ours.Error, theirs.Error),
        (EngineAnswer.Failure ours, EngineAnswer.Failure theirs) => Errors("fail in a batch", ours.Error, theirs.Error),
        _ => new ComparisonResult(false, $"TenFour {Says(tenFour)} Spark {Says(spark)}"),
    };

    private ComparisonResult Rows(EngineAnswer.Result tenFour, EngineAnswer.Result spark)
    {
        if (ColumnTypes.Difference(tenFour.Types, spark.Types) is { } type)
        {
            return new ComparisonResult(false, type);
        }

        var groups = Groups(tenFour, spark).ToList();
        if (shape.IsArbitrary)
        {
            return Counts(groups) with { IsEqual = groups.TrueForAll(g => g.TenFour.Count == g.Spark.Count) };
        }

        var rows = new List<DifferingRow>();
        var (equal, differing) = (0L, 0L);
        foreach (var (batch, ours, theirs) in groups)
        {
            var (onlyOurs, onlyTheirs) = RowDifference.Of(ours, theirs);
            equal += ours.Count - onlyOurs.Count;
            differing += onlyOurs.Count + onlyTheirs.Count;
            rows.AddRange(SideBySide(batch, onlyOurs, onlyTheirs).Take(ComparisonResult.MostShown - rows.Count));
        }

        if (CutDifference(tenFour.Batches, spark.Batches) is { } cut)
        {
            return new ComparisonResult(false, cut) { Rows = rows, DifferingRows = differing };
        }

        return differing > 0 ? new ComparisonResult(false, $"{Counted(differing, "row")} differ, {equal:N0} are equal") { Rows = rows, DifferingRows = differing }
            : OrderDifference(groups) ?? new ComparisonResult(true, $"{Counted(equal, "row")} {Where(tenFour)}");
    }

    /// <summary>Rows that nothing decides.</summary>
    private static ComparisonResult Counts(List<(long? Batch, List<ComparedRow> TenFour, List<ComparedRow> Spark)> groups)
    {
        var (ours, theirs) = (groups.Sum(g => (long)g.TenFour.Count), groups.Sum(g => (long)g.Spark.Count));
        return new ComparisonResult(false, $"{Counted(ours, "row")} in TenFour and {theirs:N0} in Spark; which rows a LIMIT without ORDER BY takes is not decided, so just their number is compared");
    }

    private IEnumerable<(long? Batch, List<ComparedRow> TenFour, List<ComparedRow> Spark)> Groups(EngineAnswer.Result tenFour, EngineAnswer.Result spark) =>
        mode == OutputMode.Complete ? [(null, Last(tenFour), Last(spark))]
        : shape.Keys is { } keys ? [(null, Newest(tenFour, keys), Newest(spark, keys))]
        : tenFour.Batches.Concat(spark.Batches).Select(b => b.BatchId).Distinct().Order()
            .Select(id => ((long?)id, OfBatch(tenFour, id), OfBatch(spark, id)));

    private List<ComparedRow> Last(EngineAnswer.Result answer) => answer.Batches.Count == 0 ? [] : RowTextWriter.Write(answer.Batches[^1].Rows, timeZone);

    private List<ComparedRow> OfBatch(EngineAnswer.Result answer, long id) =>
        RowTextWriter.Write(answer.Batches.Where(b => b.BatchId == id).SelectMany(b => b.Rows), timeZone);

    /// <summary>The last row of each key.</summary>
    private List<ComparedRow> Newest(EngineAnswer.Result answer, IReadOnlyList<int> keys)
    {
        var rows = new Dictionary<ComparedKey, ComparedRow>();
        foreach (var row in answer.Batches.SelectMany(b => RowTextWriter.Write(b.Rows, timeZone)))
        {
            rows[ComparedKey.Of(row, keys)] = row;
        }

        return [.. rows.Values];
    }

    /// <summary>Rows that differ in little stand next to each other.</summary>
    private static IEnumerable<DifferingRow> SideBySide(long? batch, List<ComparedRow> onlyOurs, List<ComparedRow> onlyTheirs) =>
        onlyOurs.Select(r => (Row: r, IsSpark: false)).Concat(onlyTheirs.Select(r => (Row: r, IsSpark: true)))
            .OrderBy(r => r.Row.Text, StringComparer.Ordinal).ThenBy(r => r.IsSpark)
            .Select(r => new DifferingRow(batch, r.IsSpark, r.Row.Cells()));

    /// <summary>Batches that were cut differently, although both engines cut by the same rule; their rows cannot be compared then.</summary>
    private static string? CutDifference(IReadOnlyList<AnsweredBatch> tenFour, IReadOnlyList<AnsweredBatch> spark)
    {
        foreach (var id in tenFour.Concat(spark).Select(b => b.BatchId).Distinct().Order())
        {
            var (ours, theirs) = (tenFour.FirstOrDefault(b => b.BatchId == id), spark.FirstOrDefault(b => b.BatchId == id));
            var isSame = ours is null || theirs is null ? !Advances(tenFour, ours) && !Advances(spark, theirs) : ours.Ends.SequenceEqual(theirs.Ends);
            if (!isSame)
            {
                return $"batch {id} ends at {Text(theirs)} in Spark, and at {Text(ours)} in TenFour: they have not read the same records";
            }
        }

        return null;
    }

    /// <summary>
    /// Whether a batch took up records. One that only moves the watermark does not, nor the first one that Spark runs of an empty topic, and TenFour
    /// does not.
    /// </summary>
    private static bool Advances(IReadOnlyList<AnsweredBatch> batches, AnsweredBatch? batch) => batch is not null
        && (batches.LastOrDefault(b => b.BatchId < batch.BatchId) is { } before ? !before.Ends.SequenceEqual(batch.Ends) : batch.Records > 0);

    private ComparisonResult? OrderDifference(List<(long? Batch, List<ComparedRow> TenFour, List<ComparedRow> Spark)> groups)
    {
        if (!shape.IsOrdered)
        {
            return null;
        }

        var (_, ours, theirs) = groups[0];
        var place = ours.Zip(theirs).ToList().FindIndex(p => !p.First.IsEqualTo(p.Second));
        return place < 0 ? null : new ComparisonResult(false, $"the same {Counted(ours.Count, "row")}, in another order from row {place + 1} on")
        {
            Rows = [new DifferingRow(null, false, ours[place].Cells()), new DifferingRow(null, true, theirs[place].Cells())],
            DifferingRows = 2,
        };
    }

    private string Where(EngineAnswer.Result result) => mode switch
    {
        OutputMode.Complete => $"in the table of the last of {Counted(result.Batches.Count, "batch", "batches")}{(shape.IsOrdered ? ", in the same order" : "")}",
        OutputMode.Update when shape.Keys is not null => $"after {Counted(result.Batches.Count, "batch", "batches")}, the last of each key",
        _ => $"in {Counted(result.Batches.Count, "batch", "batches")}, batch by batch",
    };

    private static ComparisonResult Errors(string what, StreamingException tenFour, StreamingException spark) => ErrorCondition.AreSame(tenFour, spark)
        ? new ComparisonResult(true, $"both {what}: {ErrorCondition.Name(tenFour)}")
        : new ComparisonResult(false, $"both {what}, TenFour with {ErrorCondition.Name(tenFour)}, Spark with {ErrorCondition.Name(spark)}");

    private static string Says(EngineAnswer answer) => answer switch
    {
        EngineAnswer.Refusal refusal => $"refuses the statistic: {Sentence(refusal.Error)}",
        EngineAnswer.Failure failure => $"fails in a batch: {Sentence(failure.Error)}",
        EngineAnswer.Result { Batches.Count: 0 } => "accepts it.",
        EngineAnswer.Result result => $"runs it, in {Counted(result.Batches.Count, "batch", "batches")}.",
        _ => throw new ArgumentOutOfRangeException(nameof(answer)),
    };

    private static string Sentence(StreamingException error) => $"{ErrorCondition.Name(error).TrimEnd('.')}.{(error.Advice is { } advice ? " " + advice : "")}";

    private static string Text(AnsweredBatch? batch) => batch is null ? "nothing, for it has not run" : string.Join(" and ", batch.Ends);

    private static string Counted(long count, string one, string? many = null) => count == 1 ? $"1 {one}" : $"{count:N0} {many ?? one + "s"}";
}
