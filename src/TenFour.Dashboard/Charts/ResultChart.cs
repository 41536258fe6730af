using TenFour.Calls;
using TenFour.Dashboard.Results;
using TenFour.Streaming.Sql;
using TenFour.Streaming.Types;

namespace TenFour.Dashboard.Charts;

/// <summary>Makes the chart of a statistic out of its rows: times go along the axis, keys name, numbers are drawn.</summary>
/// <param name="shape">What the columns are.</param>
/// <param name="rows">The rows, in the order of the result.</param>
/// <param name="count">How many rows the result has, of which these are the first.</param>
/// <param name="wanted">The column of the numbers, or null: the one that the kind asks for.</param>
internal sealed class ResultChart(ResultShape shape, IReadOnlyList<object?[]> rows, long count, int? wanted)
{
    private const int MostNames = 15;
    private const int MostSeries = 6;
    private const int MostPoints = 400;
    private const int MostCells = 60;
    private const int MostPlaces = 2_000;

    private const string Midnight = " 00:00";
    private const double West = -122.53;
    private const double East = -122.35;
    private const double South = 37.70;
    private const double North = 37.84;

    /// <summary>The shoreline, ring by ring.</summary>
    private static readonly double[][][] City = [.. CityOutline.Rings.Select(r => r.Select(p => new[] { p.Longitude, p.Latitude }).ToArray())];

    /// <summary>Numbers of so different a size would be a flat line beside the others.</summary>
    private const double OtherSize = 20;

    /// <summary>The chart, or null where the rows do not give one.</summary>
    public static ChartData? Of(ChartKind kind, ResultShape shape, IReadOnlyList<object?[]> rows, long count, int? wanted = null) =>
        new ResultChart(shape, rows, count, wanted).Build(kind) is { } chart && HasAny(chart) ? chart : null;

    /// <summary>The columns without which a kind gives no chart, in words.</summary>
    public static string Needs(ChartKind kind) => kind switch
    {
        ChartKind.Map => "a column longitude and a column latitude",
        ChartKind.Line => "a time and a number",
        ChartKind.Heatmap => "two columns that name something, and a number",
        _ => "a number",
    };

    /// <summary>Without a number or a place it would be an empty box.</summary>
    private static bool HasAny(ChartData chart) => chart.Places.Count > 0 || chart.Series.Any(s => s.Values.Any(v => v is not null));

    private int Value => wanted ?? shape.Values[0];

    private ChartData? Build(ChartKind kind) => kind switch
    {
        _ when rows.Count == 0 => null,
        ChartKind.Map when shape is { Longitude: >= 0, Latitude: >= 0 } => Map(),
        _ when shape.Values.Length == 0 => null,
        ChartKind.Line when shape.Time >= 0 => Distinct(Others()).Length > 1 ? Lines() : Line(),
        ChartKind.Ranking => Ranking(),
        ChartKind.Bar => Dimensions() is [var names, var parts, ..] ? Bars(names, parts) : Ranking(),
        ChartKind.Heatmap when Dimensions() is [var down, var across, ..] => Heatmap(down, across),
        _ => null,
    };

    /// <summary>A line for each number.</summary>
    private ChartData Line()
    {
        var timed = Timed();
        var newest = timed.OrderBy(r => r[shape.Time], CellOrder.Instance).TakeLast(MostPoints).ToList();
        var columns = wanted is { } one ? [one] : shape.Values.Take(MostSeries).ToArray();
        ChartSeries[] series = [.. columns.Select(n => new ChartSeries(NameOf(n), [.. newest.Select(r => CellOrder.Number(r[n]))]))];
        return new ChartData("line", TimeLabels(newest.Select(r => CellText.Of(r[shape.Time]))), WithAxes(series))
        {
            Times = TimeAxis.Of([.. newest.Select(r => r[shape.Time])]),
            Note = Left(newest.Count, count - (rows.Count - timed.Count), "points in time, the newest"),
        };
    }

    /// <summary>A line for each of the names with the most.</summary>
    private ChartData Lines()
    {
        var others = Others();
        object?[] moments = [.. Timed().Select(r => r[shape.Time]).DistinctBy(CellText.Of).Order(CellOrder.Instance).TakeLast(MostPoints)];
        var times = Array.ConvertAll(moments, CellText.Of);
        var place = IndexOf(times);
        var names = Largest(others, MostSeries);
        var series = names.Select(n => new ChartSeries(n, new double?[times.Length])).ToArray();
        foreach (var row in rows)
        {
            if (Array.IndexOf(names, NameOf(row, others)) is >= 0 and var line && place.TryGetValue(CellText.Of(row[shape.Time]), out var point))
            {
                ((double?[])series[line].Values)[point] = CellOrder.Number(row[Value]);
            }
        }

        return new ChartData("line", TimeLabels(times), series) { Times = TimeAxis.Of(moments), Note = Left(names.Length, Distinct(others).Length, "lines, those with the most") };
    }

    /// <summary>What all shown rows have in common is said once, below, so that there is room for what tells them apart.</summary>
    private ChartData Ranking()
    {
        var value = wanted ?? Ordered() ?? shape.Values[0];
        var first = rows.OrderByDescending(r => CellOrder.Number(r[value]) ?? double.MinValue).Take(MostNames).ToList();
        var common = shape.Names.Where(n => first.TrueForAll(r => Key(r, n) == Key(first[0], n))).ToArray();
        common = common.Length == shape.Names.Length ? [] : common;
        var note = Left(first.Count, count, "rows");
        return new ChartData(
            "ranking",
            [.. first.Select(r => NameOf(r, [.. shape.Names.Except(common)]))],
            [new ChartSeries(NameOf(value), [.. first.Select(r => CellOrder.Number(r[value]))])])
        {
            Note = common.Length == 0 ? note : $"{note} All shown: {NameOf(first[0], common)}.".TrimStart(),
        };
    }

    /// <summary>Counts are put on top of each other, means side by side.</summary>
    private ChartData Bars(int first, int second)
    {
        // What has an order, such as hours, goes along the axis, if it is the finer division.
        var isFiner = shape.Schema[second].Type is not StringType && Distinct([second]).Length > Distinct([first]).Length;
        var (along, parts) = isFiner ? (second, first) : (first, second);
        var names = shape.Schema[along].Type is StringType ? Largest([along], MostNames) : Ordered(along, MostCells);
        var kinds = Largest([parts], MostSeries);
        var isCount = shape.Schema[Value].Type is not (DoubleType or FloatType or DecimalType);
        return new ChartData(isCount ? "bar" : "grouped", names, Cells(along, names, parts, kinds))
        {
            Note = Left(names.Length, Distinct([along]).Length, "bars") ?? Left(kinds.Length, Distinct([parts]).Length, "parts, those with the most"),
        };
    }

    private ChartData Heatmap(int down, int across)
    {
        var (labels, lines) = (Ordered(across, MostCells), Ordered(down, MostCells));
        return new ChartData("heatmap", labels, Cells(across, labels, down, lines))
        {
            Note = Left(labels.Length, Distinct([across]).Length, "columns") ?? Left(lines.Length, Distinct([down]).Length, "lines"),
        };
    }

    private ChartData Map()
    {
        var (value, names) = (wanted ?? shape.Values.FirstOrDefault(-1), shape.Names);
        var places = rows
            .Select(r => (Row: r, East: CellOrder.Number(r[shape.Longitude]), North: CellOrder.Number(r[shape.Latitude])))
            .Where(p => p is { East: not null, North: not null })
            .Select(p => new ChartPlace(p.East!.Value, p.North!.Value, value < 0 ? 1 : CellOrder.Number(p.Row[value]) ?? 0, NameOf(p.Row, names)))
            .ToList();
        var isCity = places.Exists(p => p is { Longitude: > West and < East, Latitude: > South and < North });
        var shown = places.OrderByDescending(p => p.Value).Take(MostPlaces).ToList();
        return new ChartData("map", [], [new ChartSeries(value < 0 ? "" : NameOf(value), [])]) { Places = shown, Outline = isCity ? City : [], Note = Left(shown.Count, places.Count, "places, those with the most") };
    }

    /// <summary>The numbers of two divisions: a series for each part, a value for each name.</summary>
    private ChartSeries[] Cells(int along, string[] names, int parts, string[] kinds)
    {
        var cells = kinds.Select(k => new ChartSeries(k, new double?[names.Length])).ToArray();
        var (place, line) = (IndexOf(names), IndexOf(kinds));
        foreach (var row in rows)
        {
            if (place.TryGetValue(Key(row, along), out var x) && line.TryGetValue(Key(row, parts), out var y) && CellOrder.Number(row[Value]) is { } number)
            {
                ref var cell = ref ((double?[])cells[y].Values)[x];
                cell = (cell ?? 0) + number;
            }
        }

        return cells;
    }

    /// <summary>The divisions of the result; of two that say the same, such as the number and the name of a weekday, the name.</summary>
    private int[] Dimensions()
    {
        var dimensions = new List<int>();
        foreach (var column in shape.Names)
        {
            var same = dimensions.FindIndex(d => SaysTheSame(d, column));
            if (same < 0)
            {
                dimensions.Add(column);
            }
            else if (shape.Schema[column].Type is StringType)
            {
                dimensions[same] = column;
            }
        }

        return [.. dimensions];
    }

    private bool SaysTheSame(int a, int b)
    {
        var pairs = rows.Select(r => (Key(r, a), Key(r, b))).Distinct().Count();
        return pairs > 1 && pairs == Distinct([a]).Length && pairs == Distinct([b]).Length;
    }

    /// <summary>The number by which the rows are in order, largest first; null where they are in no such order.</summary>
    private int? Ordered() => rows.Count < 3 ? null : shape.Values.Select(v => (int?)v).FirstOrDefault(v => IsDescending(rows.Select(r => CellOrder.Number(r[v!.Value]))));

    private static bool IsDescending(IEnumerable<double?> values)
    {
        var last = double.MaxValue;
        foreach (var value in values)
        {
            if (value > last)
            {
                return false;
            }

            last = value ?? double.MinValue;
        }

        return true;
    }

    /// <summary>The values of a column in order: texts as the result has them, all others by value.</summary>
    private string[] Ordered(int column, int most)
    {
        var values = rows.Select(r => r[column]).Where(v => v is not null).Distinct();
        return [.. (shape.Schema[column].Type is StringType ? values : values.Order(CellOrder.Instance)).Select(KeyText).Distinct().Take(most)];
    }

    private string[] Largest(int[] columns, int most) => [.. rows
        .GroupBy(r => NameOf(r, columns))
        .OrderByDescending(g => g.Sum(r => CellOrder.Number(r[Value]) ?? 0))
        .Take(most)
        .Select(g => g.Key)];

    private string[] Distinct(int[] columns) => [.. rows.Select(r => NameOf(r, columns)).Distinct()];

    private int[] Others() => [.. shape.Names.Where(i => i != shape.Time)];

    /// <summary>The rows that have a place along the axis.</summary>
    private List<object?[]> Timed() => [.. rows.Where(r => r[shape.Time] is not null)];

    /// <summary>Days need no time.</summary>
    private static string[] TimeLabels(IEnumerable<string> times)
    {
        string[] labels = [.. times];
        return Array.TrueForAll(labels, l => l.EndsWith(Midnight, StringComparison.Ordinal)) ? Array.ConvertAll(labels, l => l[..^Midnight.Length]) : labels;
    }

    private static ChartSeries[] WithAxes(ChartSeries[] series)
    {
        var most = series.Max(Most);
        return [.. series.Select(s => s with { HasOwnAxis = Most(s) * OtherSize < most })];
    }

    private static double Most(ChartSeries series) => series.Values.Max(v => Math.Abs(v ?? 0));

    private static Dictionary<string, int> IndexOf(string[] names) => names.Select((n, i) => (n, i)).ToDictionary(p => p.n, p => p.i);

    private static string? Left(int shown, long all, string what) => shown < all ? $"Shows {CellText.Of((long)shown)} of {CellText.Of(all)} {what}." : null;

    private string NameOf(int column) => shape.Schema[column].Name;

    private static string NameOf(object?[] row, int[] columns) => string.Join(" · ", columns.Select(c => Key(row, c)));

    private static string Key(object?[] row, int column) => KeyText(row[column]);

    /// <summary>A number that names something, such as a year, has no thousands.</summary>
    private static string KeyText(object? value) => CellText.OfKey(value);
}
