using TenFour.Streaming.Columns;
using TenFour.Streaming.Limits;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Sql.Syntax;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Operators.Joins;

/// <summary>
/// A join of a stream with a static table: every row of the stream is matched with the table's rows, in the table's order. The table lies in
/// memory, and all workers read it.
/// </summary>
public sealed class StaticJoinStage : Stage
{
    private readonly JoinSpec _join;
    private readonly ColumnBatch _table;
    private readonly JoinTable _lookup;
    private readonly Expression[] _streamKeys;

    internal StaticJoinStage(Schema output, JoinSpec join, ColumnBatch table)
        : base(output)
    {
        _join = join;
        _table = table;
        var tableKeys = join.Keys.Select(k => join.StreamIsLeft ? k.Right : k.Left);
        _streamKeys = [.. join.Keys.Select(k => join.StreamIsLeft ? k.Left : k.Right)];
        var evaluation = new EvaluationContext(TimeZoneInfo.Utc);
        _lookup = new JoinTable(
            [.. tableKeys.Select(k => k.Evaluate(table, table.Rows, evaluation))], table.Rows.Count, [.. join.Keys.Select(k => k.NullsMatch)]);
    }

    public override ColumnBatch Apply(ColumnBatch batch, EvaluationContext context)
    {
        var pairs = Match(batch, context);
        if (_join.Residual is not null)
        {
            pairs = Keep(pairs, batch, context);
        }

        var matched = Matched(pairs, batch.Rows);
        CountUnmatched(batch, matched);
        return _join.Kind switch
        {
            JoinKind.LeftSemi => Select(batch, matched, keep: true),
            JoinKind.LeftAnti => Select(batch, matched, keep: false),
            JoinKind.Inner or JoinKind.Cross => Rows(pairs, batch),
            _ => Rows(WithUnmatched(pairs, batch.Rows, matched), batch),
        };
    }

    private Pairs Match(ColumnBatch batch, EvaluationContext context)
    {
        var keys = Array.ConvertAll(_streamKeys, k => k.Evaluate(batch, batch.Rows, context));
        var lookup = new CachedLookup(_lookup, keys, context);
        var pairs = new Pairs();
        for (var i = 0; i < batch.Rows.Count; i++)
        {
            var row = batch.Rows[i];
            WorkBudget.Check();
            foreach (var match in lookup.Find(row))
            {
                pairs.Add(row, match);
            }
        }

        return pairs;
    }

    /// <summary>The pairs for which the rest of the condition is true.</summary>
    private Pairs Keep(Pairs pairs, ColumnBatch batch, EvaluationContext context)
    {
        var joined = Rows(pairs, batch, bothSides: true);
        var truth = (FixedColumn<bool>)_join.Residual!.Evaluate(joined, joined.Rows, context);
        var kept = new Pairs();
        for (var i = 0; i < pairs.Count; i++)
        {
            if (truth.Values[i] && !truth.IsNull(i))
            {
                kept.Add(pairs.Stream[i], pairs.Table[i]);
            }
        }

        return kept;
    }

    private static HashSet<int> Matched(Pairs pairs, Rows rows)
    {
        var matched = new HashSet<int>(rows.Count);
        foreach (var row in pairs.Stream)
        {
            matched.Add(row);
        }

        return matched;
    }

    /// <summary>Records that a join drops count as filtered.</summary>
    private void CountUnmatched(ColumnBatch batch, HashSet<int> matched)
    {
        if (batch.Origin is not { } origin || _join.Kind is JoinKind.LeftOuter or JoinKind.RightOuter)
        {
            return;
        }

        var drops = _join.Kind == JoinKind.LeftAnti;
        for (var i = 0; i < batch.Rows.Count; i++)
        {
            var row = batch.Rows[i];
            if (matched.Contains(row) == drops && origin.Rejected?[row] != true)
            {
                origin.Counts.Filtered++;
            }
        }
    }

    private ColumnBatch Select(ColumnBatch batch, HashSet<int> matched, bool keep)
    {
        var rows = Enumerable.Range(0, batch.Rows.Count).Select(i => batch.Rows[i]).Where(r => matched.Contains(r) == keep).ToArray();
        return batch with { Schema = Output, Rows = Columns.Rows.Of(rows, rows.Length) };
    }

    private static Pairs WithUnmatched(Pairs pairs, Rows rows, HashSet<int> matched)
    {
        var all = new Pairs();
        var next = 0;
        for (var i = 0; i < rows.Count; i++)
        {
            if (!matched.Contains(rows[i]))
            {
                all.Add(rows[i], Pairs.NoRow);
            }

            for (; next < pairs.Count && pairs.Stream[next] == rows[i]; next++)
            {
                all.Add(rows[i], pairs.Table[next]);
            }
        }

        return all;
    }

    private ColumnBatch Rows(Pairs pairs, ColumnBatch batch, bool bothSides = false)
    {
        if (pairs.IsOneToOne && !bothSides)
        {
            return Beside(pairs, batch);
        }

        var stream = Array.ConvertAll(batch.Columns, c => c is null ? null! : ColumnCopy.Gather(c, pairs.StreamRows));
        var table = Array.ConvertAll(_table.Columns, c => OptionalGather.Of(c, pairs.Table));
        var columns = _join.StreamIsLeft ? stream.Concat(table) : table.Concat(stream);
        return new ColumnBatch(bothSides ? _join.Both : Output, [.. columns], Columns.Rows.All(pairs.Count));
    }

    /// <summary>No row matches twice: the table's columns come beside the stream's, whose rows stay where they are and remain records.</summary>
    private ColumnBatch Beside(Pairs pairs, ColumnBatch batch)
    {
        var rows = pairs.Stream.ToArray();
        var places = new int[rows.Length == 0 ? 0 : rows[^1] + 1];
        Array.Fill(places, Pairs.NoRow);
        for (var i = 0; i < rows.Length; i++)
        {
            places[rows[i]] = pairs.Table[i];
        }

        var table = Array.ConvertAll(_table.Columns, c => OptionalGather.Of(c, places));
        var columns = _join.StreamIsLeft ? batch.Columns.Concat(table) : table.Concat(batch.Columns);
        return batch with { Schema = Output, Columns = [.. columns], Rows = Columns.Rows.Of(rows, rows.Length) };
    }
}
