using TenFour.Streaming.Errors;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Functions.Binding;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Functions.DateTimes;

/// <summary><c>extract</c> and <c>date_part</c>: a field, by name, of a date, a time or an interval.</summary>
internal static class ExtractFunctions
{
    public static readonly FunctionDefinition[] Definitions =
    [
        new(
            FunctionCategory.DateTime,
            "extract",
            "extract(field FROM source)",
            "A field of a date, timestamp or interval: YEAR, QUARTER, MONTH, WEEK, YEAROFWEEK, DAY, DOW, DOY, HOUR, MINUTE, SECOND.")
        {
            Examples =
            [
                new("extract(SECOND FROM TIMESTAMP'2018-12-31 23:57:01.123456')", "1.123456"),
                new("extract(YEAROFWEEK FROM DATE'2018-12-31')", "2019"),
            ],
            Bind = call => BindField(call, a => WithFrom("extract", a)),
        },
        new(FunctionCategory.DateTime, "date_part", "date_part(field, source)", "The same as extract, with the field as text.")
        {
            Aliases = ["datepart"],
            Examples = [new("date_part('month', DATE'2018-12-31')", "12"), new("date_part(NULL, DATE'2018-12-31')", "null")],
            Bind = call => BindField(call, call.Name == "date_part" ? null : a => WithFrom(call.Name, a)),
        },
    ];

    /// <summary>Spark shows the field bare in the name of a column. In SQL, where it is text, only the function date_part takes it.</summary>
    private static string WithFrom(string name, IReadOnlyList<string> arguments) => arguments[0].StartsWith('\'')
        ? $"date_part({arguments[0]}, {arguments[1]})"
        : $"{name}({arguments[0]} FROM {arguments[1]})";

    private static Expression BindField(FunctionCall call, Func<IReadOnlyList<string>, string>? form)
    {
        if (call.Count != 2)
        {
            throw call.WrongCount("2");
        }

        if (call[0].Type is not (StringType or NullType) || !Constants.IsKnown(call[0]))
        {
            throw new StatisticException(
                $"The function `{call.Name}` requires the parameter `field` to be a foldable expression of the type \"STRING\", "
                + "but the actual argument is a non-foldable.",
                call.Span,
                "NON_FOLDABLE_ARGUMENT",
                "Write the field as a constant.");
        }

        var field = call[0].Type is StringType ? Constants.TextOf(call[0], call.Context) : null;
        if (field is null)
        {
            return call.Make(
                SqlType.Double,
                input => input.MapOrNull<double>(_ => null),
                [call[0], call[1]],
                Nullability.Always,
                form: form);
        }

        var (type, parameter, kernel) = ExtractedField.Find(call[1].Type, field.ToUpperInvariant()) ?? throw new StatisticException(
            $"Cannot extract `{field}` from \"{call[1].ToSql()}\".",
            call.Span,
            "INVALID_EXTRACT_FIELD",
            "The fields are YEAR, QUARTER, MONTH, WEEK, YEAROFWEEK, DAY, DOW, DOW_ISO, DOY, HOUR, MINUTE and SECOND.");
        var source = call.Cast(1, parameter);
        return call.Make(type, kernel, [call[0], source], source.Nullable ? Nullability.Always : Nullability.Never, form: form);
    }
}
