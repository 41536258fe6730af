using System.Globalization;
using TenFour.Dashboard.Results;
using TenFour.Streaming.Sql;
using TenFour.Streaming.Types;

namespace TenFour.Dashboard.Charts;

/// <summary>Makes the chart of a statistic out of its rows: times go along the axis, texts name, numbers are drawn.</summary>
internal sealed class ResultChart(Schema schema, IReadOnlyList<object?[]> rows)
{
    private const int MostNames = 15;
    private const int MostSeries = 6;
    private const int MostPoints = 400;

    private readonly int[] _numbers = [.. Indexes(schema, f => f.Type.IsNumeric)];
    private readonly int[] _times = [.. Indexes(schema, f => f.Type is TimestampType or DateType or StructType)];
    private readonly int[] _texts = [.. Indexes(schema, f => f.Type is StringType)];

    /// <summary>The chart, or null where the rows do not give one.</summary>
    public static ChartData? Of(ChartKind kind, Schema schema, IReadOnlyList<object?[]> rows) => new ResultChart(schema, rows).Build(kind);

    private ChartData? Build(ChartKind kind) => kind switch
    {
        _ when rows.Count == 0 || _numbers.Length == 0 => null,
        ChartKind.Line when _times.Length > 0 => Line(),
        ChartKind.Ranking => Ranking(),
        ChartKind.Bar => _texts.Length > 1 ? Stacked() : Ranking(),
        ChartKind.Heatmap when schema.Fields.Count >= 3 => Heatmap(),
        _ => null,
    };

    private ChartData Line()
    {
        var newest = rows.OrderBy(r => r[_times[0]], CellOrder.Instance).TakeLast(MostPoints).ToList();
        return new ChartData("line", [.. newest.Select(r => CellText.Of(r[_times[0]]))],
            [.. _numbers.Take(MostSeries).Select(n => new ChartSeries(NameOf(n), [.. newest.Select(r => CellOrder.Number(r[n]))]))]);
    }

    private ChartData Ranking()
    {
        var value = _numbers[0];
        var first = rows.OrderByDescending(r => CellOrder.Number(r[value]) ?? double.MinValue).Take(MostNames).ToList();
        var names = Enumerable.Range(0, schema.Fields.Count).Except(_numbers).ToArray();
        return new ChartData("ranking", [.. first.Select(r => string.Join(" · ", names.Select(n => CellText.Of(r[n]))))],
            [new ChartSeries(NameOf(value), [.. first.Select(r => CellOrder.Number(r[value]))])]);
    }

    private ChartData Stacked()
    {
        var names = Largest(_texts[0], MostNames);
        var parts = Largest(_texts[1], MostSeries);
        return new ChartData("bar", names, [.. parts.Select(p => new ChartSeries(p, [.. names.Select(n => Sum(n, p))]))]);
    }

    private ChartData Heatmap()
    {
        var (across, down, value) = (1, 0, _numbers[^1]);
        string[] labels = [.. Distinct(across)];
        return new ChartData("heatmap", labels, [.. Distinct(down).Select(d => new ChartSeries(d, [.. labels.Select(a => CellOrder.Number(rows
            .FirstOrDefault(r => CellText.Of(r[across]) == a && CellText.Of(r[down]) == d)?[value]))]))]);
    }

    private IEnumerable<string> Distinct(int column) =>
        rows.Select(r => r[column]).Distinct().Order(CellOrder.Instance).Select(CellText.Of);

    private string[] Largest(int column, int most) => [.. rows
        .GroupBy(r => CellText.Of(r[column]))
        .OrderByDescending(g => g.Sum(r => CellOrder.Number(r[_numbers[0]]) ?? 0))
        .Take(most)
        .Select(g => g.Key)];

    private double? Sum(string name, string part) => rows
        .Where(r => CellText.Of(r[_texts[0]]) == name && CellText.Of(r[_texts[1]]) == part)
        .Sum(r => CellOrder.Number(r[_numbers[0]]) ?? 0);

    private string NameOf(int column) => schema.Fields[column].Name;

    private static IEnumerable<int> Indexes(Schema schema, Func<StructField, bool> matches) =>
        Enumerable.Range(0, schema.Fields.Count).Where(i => matches(schema.Fields[i]));
}
