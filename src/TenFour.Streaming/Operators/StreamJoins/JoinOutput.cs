using TenFour.Streaming.Columns;
using TenFour.Streaming.Limits;
using TenFour.Streaming.Plans.Expressions;

namespace TenFour.Streaming.Operators.StreamJoins;

/// <summary>Puts rows of both sides side by side: for the rest of the condition, and for the result.</summary>
internal sealed class JoinOutput
{
    /// <summary>Rows of a piece at most.</summary>
    public const int MaxRows = ColumnBatch.TypicalRows;

    private readonly StreamJoinSpec spec;
    private readonly SideColumns left;
    private readonly SideColumns right;
    private readonly bool[] testedColumns;
    private readonly Action<ColumnBatch> push;
    private readonly Arena arena = new();

    public JoinOutput(StreamJoinSpec spec, JoinState state, Action<ColumnBatch> push)
    {
        this.spec = spec;
        this.push = push;
        (left, right) = (new SideColumns(state, left: true), new SideColumns(state, left: false));
        testedColumns = new bool[spec.Columns.Count];
        foreach (var reference in spec.Both?.Walk().OfType<ColumnReference>() ?? [])
        {
            testedColumns[reference.Index] = true;
        }
    }

    /// <summary>For which pairs the rest of the condition is true. Valid until the next call.</summary>
    public FixedColumn<bool> Test(SideRows leftRows, SideRows rightRows, EvaluationContext evaluation)
    {
        WorkBudget.Check();
        arena.Reset();
        var columns = Build(testedColumns, leftRows, rightRows);
        var rows = Rows.All(leftRows.Count);
        return (FixedColumn<bool>)spec.Both!.Evaluate(new ColumnBatch(spec.Columns, columns, rows), rows, evaluation);
    }

    /// <summary>Hands rows of the result on.</summary>
    public void Push(SideRows leftRows, SideRows rightRows)
    {
        WorkBudget.Check();
        if (leftRows.Count == 0)
        {
            return;
        }

        arena.Reset();
        push(new ColumnBatch(spec.Output, Build(spec.Used, leftRows, rightRows), Rows.All(leftRows.Count)));
    }

    /// <summary>Hands rows of one side on, with nulls in place of the other.</summary>
    public void PushAlone(SideRows rows, bool isLeft)
    {
        var nulls = SideRows.Nulls(rows.Count);
        Push(isLeft ? rows : nulls, isLeft ? nulls : rows);
    }

    private Column[] Build(IReadOnlyList<bool> needed, SideRows leftRows, SideRows rightRows)
    {
        var columns = new Column[needed.Count];
        var leftCount = spec.Left.Input.Count;
        for (var i = 0; i < columns.Length; i++)
        {
            if (needed[i])
            {
                columns[i] = i < leftCount ? left.Get(i, leftRows, arena) : right.Get(i - leftCount, rightRows, arena);
            }
        }

        return columns;
    }
}
