using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions.Conditions;

/// <summary><c>a || b</c> and <c>concat(a, b, ...)</c> of strings, of binaries or of arrays; null where one is.</summary>
public sealed class Concatenation : Expression
{
    internal Concatenation(SqlType type, params Expression[] parts)
        : base(type, parts.Any(p => p.Nullable), parts)
    {
    }

    public override bool MayFail => Children.Any(c => c.MayFail);

    public override Column Evaluate(ColumnBatch batch, Rows rows, EvaluationContext context)
    {
        Column[] parts = [.. Children.Select(c => c.Evaluate(batch, rows, context))];
        return Type is ArrayType ? JoinArrays(parts, rows, context) : Map.Strings(parts, rows, context, Type, (int row, ref StringColumnBuilder output) => Join(parts, row, ref output));
    }

    public override Expression WithChildren(IReadOnlyList<Expression> children) => new Concatenation(Type, [.. children]) { Span = Span };

    protected override string Print(IReadOnlyList<string> children) => $"concat({string.Join(", ", children)})";

    private static void Join(Column[] parts, int row, ref StringColumnBuilder output)
    {
        var length = 0;
        foreach (var part in parts)
        {
            length += ((StringColumn)part)[row].Length;
        }

        var target = output.Reserve(row, length);
        foreach (var part in parts)
        {
            var text = ((StringColumn)part)[row];
            text.CopyTo(target);
            target = target[text.Length..];
        }

        output.Commit(length);
    }

    private ArrayColumn JoinArrays(Column[] parts, Rows rows, EvaluationContext context)
    {
        var nulls = NullMasks.Union(parts, rows, context);
        var (starts, lengths, total) = (context.Rent<int>(rows.End), context.Rent<int>(rows.End), 0);
        foreach (var row in rows)
        {
            starts[row] = total;
            lengths[row] = nulls is not null && nulls[row] ? 0 : parts.Sum(p => ((ArrayColumn)p).Lengths[row]);
            total += lengths[row];
        }

        var (choices, positions, filled) = (context.Rent<int>(total), context.Rent<int>(total), 0);
        foreach (var row in rows)
        {
            for (var p = 0; p < parts.Length && lengths[row] > 0; p++)
            {
                var array = (ArrayColumn)parts[p];
                for (var i = 0; i < array.Lengths[row]; i++)
                {
                    (choices[filled], positions[filled]) = (p, array.Starts[row] + i);
                    filled++;
                }
            }
        }

        Column[] elements = [.. parts.Select(p => ((ArrayColumn)p).Elements)];
        var joined = ColumnChoice.Choose(((ArrayType)Type).Element, elements, choices, positions, Rows.All(total), context);
        return new ArrayColumn(Type, starts, lengths, joined, nulls);
    }
}
