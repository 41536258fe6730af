using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Coercion;
using TenFour.Streaming.Plans.Functions.Binding;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Functions.Collections;

/// <summary><c>sequence</c>: numbers, dates or timestamps from one to another, both included, by a step.</summary>
internal static class SequenceFunction
{
    public static readonly FunctionDefinition[] Definitions =
    [
        new(
            FunctionCategory.Collection,
            "sequence",
            "sequence(start, stop[, step])",
            "The whole numbers, dates or timestamps from start to stop; the step is 1 or a day, negative where stop is less, or as given.")
        {
            Examples =
            [
                new("sequence(5, 1)", "[5,4,3,2,1]"),
                new(
                    "sequence(DATE'2018-01-31', DATE'2018-05-31', INTERVAL 1 MONTH)",
                    "[\"2018-01-31\",\"2018-02-28\",\"2018-03-31\",\"2018-04-30\",\"2018-05-31\"]"),
            ],
            Bind = BindSequence,
        },
    ];

    private static Expression BindSequence(FunctionCall call)
    {
        if (call.Count is not (2 or 3))
        {
            throw call.WrongCount("[2, 3]");
        }

        var ends = CommonTypes.WiderWithoutStrings(call[0].Type, call[1].Type);
        var isNumber = ends is { IsIntegral: true };
        var type = isNumber && call.Count == 3 ? CommonTypes.WiderWithoutStrings(ends!, call[2].Type) : ends;
        var stepFits = call.Count == 2 || (isNumber
            ? type is { IsIntegral: true }
            : call[2].Type is YearMonthIntervalType or DayTimeIntervalType or CalendarIntervalType);
        if (!stepFits || !(isNumber || type is DateType or TimestampType or TimestampNtzType))
        {
            throw call.Mismatch(
                "SEQUENCE_WRONG_INPUT_TYPES",
                "`sequence` uses the wrong parameter type: start and stop are whole numbers, and so is the step, or dates or timestamps, "
                + "and the step an interval.");
        }

        Expression[] arguments =
        [
            ImplicitCast.To(call[0], type!),
            ImplicitCast.To(call[1], type!),
            .. call.Arguments.Skip(2).Select(step => isNumber ? ImplicitCast.To(step, type!) : step),
        ];
        return call.Make(new ArrayType(type!, ContainsNull: false), Sequence, arguments);
    }

    private static Column Sequence(KernelInput input)
    {
        var type = (ArrayType)input.Type;
        var (first, last) = (Numbers(input.Columns[0]), Numbers(input.Columns[1]));
        var steps = input.Count == 3
            ? SequenceStep.Reader(input.Columns[2])
            : row => SequenceStep.Default(type.Element, first(row), last(row));
        var (starts, lengths) = (input.Context.Rent<int>(input.Rows.End), input.Context.Rent<int>(input.Rows.End));
        var values = new List<long>();
        var nulls = Expressions.Kernels.NullMasks.Union(input.Columns, input.Rows, input.Context);
        foreach (var row in input.Rows)
        {
            starts[row] = values.Count;
            if (nulls is null || !nulls[row])
            {
                steps(row).Fill(row, type.Element, first(row), last(row), input.Zone, values);
            }

            lengths[row] = values.Count - starts[row];
        }

        return new ArrayColumn(type, starts, lengths, Elements(type.Element, values), nulls);
    }

    private static Func<int, long> Numbers(Column column) => column switch
    {
        FixedColumn<sbyte> c => row => c.Values[row],
        FixedColumn<short> c => row => c.Values[row],
        FixedColumn<int> c => row => c.Values[row],
        var c => row => ((FixedColumn<long>)c).Values[row],
    };

    private static Column Elements(SqlType type, List<long> values) => type switch
    {
        ByteType => new FixedColumn<sbyte>(type, [.. values.Select(v => (sbyte)v)]),
        ShortType => new FixedColumn<short>(type, [.. values.Select(v => (short)v)]),
        IntType or DateType => new FixedColumn<int>(type, [.. values.Select(v => (int)v)]),
        _ => new FixedColumn<long>(type, [.. values]),
    };
}
