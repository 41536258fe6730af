using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions.Casts;

/// <summary>Anything as a STRING.</summary>
internal sealed class TextConversion(SqlType from) : Conversion(SqlType.String)
{
    public override Column Convert(Column input, Rows rows, EvaluationContext context, bool isTry)
    {
        if (from is BinaryType)
        {
            return input.With(To, input.Nulls);
        }

        var tools = context.Cached(this, () => new Tools(new ValueText(context.Zone), new TextBuffer()));
        var output = new StringColumnBuilder(To, rows, context);
        foreach (var row in rows)
        {
            if (input.IsNull(row))
            {
                output.AddNull(row);
                continue;
            }

            tools.Buffer.Clear();
            tools.Text.Append(input, row, tools.Buffer);
            output.Add(row, tools.Buffer.Written);
        }

        return output.ToColumn();
    }

    private sealed record Tools(ValueText Text, TextBuffer Buffer);
}
