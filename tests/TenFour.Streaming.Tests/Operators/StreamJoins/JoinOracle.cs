using TenFour.Streaming.Sql.Syntax;

namespace TenFour.Streaming.Tests.Operators.StreamJoins;

/// <summary>
/// What Spark does with a join of two streams, row by row over lists: keys are equal (nulls too), left values are above 0, and either the times
/// are equal, or the right time is between 5 s before and 10 s after the left one.
/// </summary>
internal sealed class JoinOracle(JoinKind kind, bool timeIsKey)
{
    private const long Second = 1_000_000;

    private readonly List<Row> lefts = [];
    private readonly List<Row> rights = [];
    private long lateWatermark;

    public (long Total, long Updated, long Removed, long Late) Figures { get; private set; }

    public List<string> Run(IReadOnlyList<Call> left, IReadOnlyList<Call> right, long watermark)
    {
        var rows = new List<string>();
        var (stored, removed) = (0, 0);
        var newLefts = new HashSet<Row>(ReferenceEqualityComparer.Instance);
        foreach (var l in left.Where(c => !(c.Time <= lateWatermark)).Select(c => new Row(c)))
        {
            if (!(l.Call.Value > 0))
            {
                rows.AddRange(kind is JoinKind.LeftOuter or JoinKind.FullOuter ? [Pair(l, null)] : []);
                continue;
            }

            var matches = rights.Where(r => Matches(l, r)).ToList();
            matches.ForEach(r => r.IsMatched = true);
            l.IsMatched = matches.Count > 0;
            rows.AddRange(kind == JoinKind.LeftSemi ? matches.Take(1).Select(_ => Pair(l, null)) : matches.Select(r => Pair(l, r)));
            if (!(kind == JoinKind.LeftSemi && l.IsMatched))
            {
                lefts.Add(l);
                newLefts.Add(l);
                stored++;
            }
        }

        foreach (var r in right.Where(c => !(c.Time <= lateWatermark)).Select(c => new Row(c)))
        {
            var leaves = RightLeaves(r, watermark);
            var matches = lefts.Where(l => Matches(l, r) && !(kind == JoinKind.LeftSemi && leaves && newLefts.Contains(l))).ToList();
            rows.AddRange(matches.Select(l => Pair(l, kind == JoinKind.LeftSemi ? null : r)));
            if (kind == JoinKind.LeftSemi)
            {
                stored -= matches.Count(newLefts.Contains);
                removed += matches.Count(l => !newLefts.Contains(l));
                matches.ForEach(l => lefts.Remove(l));
            }

            matches.ForEach(l => l.IsMatched = true);
            r.IsMatched = matches.Count > 0;
            if (!leaves || (kind is JoinKind.RightOuter or JoinKind.FullOuter && !r.IsMatched))
            {
                rights.Add(r);
                stored++;
            }
        }

        removed += Leave(lefts, l => LeftLeaves(l, watermark), kind is JoinKind.LeftOuter or JoinKind.FullOuter, l => rows.Add(Pair(l, null)));
        removed += Leave(rights, r => RightLeaves(r, watermark), kind is JoinKind.RightOuter or JoinKind.FullOuter, r => rows.Add(Pair(null, r)));
        Figures = (lefts.Count + rights.Count, stored, removed, left.Concat(right).Count(c => c.Time <= lateWatermark));
        lateWatermark = watermark;
        return rows;
    }

    /// <summary>Spark does not count the rows that an outer join gives as removed.</summary>
    private static int Leave(List<Row> side, Predicate<Row> leaves, bool isKept, Action<Row> give)
    {
        side.FindAll(r => leaves(r) && isKept && !r.IsMatched).ForEach(give);
        var count = side.RemoveAll(leaves);
        return isKept ? 0 : count;
    }

    private bool Matches(Row l, Row r) => l.Call.Kind == r.Call.Kind
        && (timeIsKey ? l.Call.Time == r.Call.Time : r.Call.Time >= l.Call.Time - 5 * Second && r.Call.Time <= l.Call.Time + 10 * Second);

    private bool LeftLeaves(Row l, long watermark) => timeIsKey ? l.Call.Time <= watermark : l.Call.Time + 10 * Second < watermark;

    private bool RightLeaves(Row r, long watermark) => timeIsKey ? r.Call.Time <= watermark : r.Call.Time + 5 * Second < watermark;

    private string Pair(Row? l, Row? r) => kind == JoinKind.LeftSemi ? Text(l) : $"{Text(l)}|{Text(r)}";

    private static string Text(Row? row) => row is null
        ? "null|null|null"
        : $"{row.Call.Time?.ToString() ?? "null"}|{(row.Call.Kind is null ? "null" : $"'{row.Call.Kind}'")}|{row.Call.Value?.ToString() ?? "null"}";

    private sealed class Row(Call call)
    {
        public Call Call { get; } = call;

        public bool IsMatched { get; set; }
    }
}
