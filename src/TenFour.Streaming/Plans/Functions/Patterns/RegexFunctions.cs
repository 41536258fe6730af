using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Functions.Binding;
using TenFour.Streaming.Sql.Syntax;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Functions.Patterns;

/// <summary>Finding text by Java regular expressions.</summary>
internal static class RegexFunctions
{
    private static readonly Parameters TextAndPattern = new(Parameter.Text, Parameter.Text);

    public static readonly FunctionDefinition[] Definitions =
    [
        new(
            FunctionCategory.Pattern,
            "regexp_like",
            "regexp_like(text, pattern)",
            "Whether the pattern occurs anywhere in the text; also text RLIKE pattern.")
        {
            Aliases = ["regexp", "rlike"],
            Examples = [new("regexp_like('100 Market', '^[0-9]')", "true"), new("rlike('abc', 'B')", "false")],
            Bind = BindLike,
        },
        new(
            FunctionCategory.Pattern,
            "regexp_extract",
            "regexp_extract(text, pattern[, group])",
            "What a group (1, or the whole as 0) of the first match took, empty where nothing matches.")
        {
            Examples =
            [
                new("regexp_extract('100-200', '(\\\\d+)-(\\\\d+)', 1)", "\"100\""),
                new("regexp_extract('abc', '(\\\\d+)', 1)", "\"\""),
            ],
            Bind = Bind.To(SqlType.String, WithGroup(1), Extract),
        },
        new(FunctionCategory.Pattern, "regexp_count", "regexp_count(text, pattern)", "How many times the pattern occurs.")
        {
            Examples = [new("regexp_count('Steven Jones and Stephen Smith', 'Ste(v|ph)en')", "2"), new("regexp_count('abc', 'x')", "0")],
            Bind = Bind.To(SqlType.Int, TextAndPattern, Count),
        },
        new(
            FunctionCategory.Pattern,
            "regexp_instr",
            "regexp_instr(text, pattern)",
            "The position from 1 (in UTF-16 units) of the first match, or 0.")
        {
            Examples = [new("regexp_instr('abc', 'c')", "3"), new("regexp_instr('abc', 'x')", "0")],
            Bind = Bind.To(SqlType.Int, WithGroup(0), Position),
        },
        new(FunctionCategory.Pattern, "regexp_substr", "regexp_substr(text, pattern)", "The first match, null where nothing matches.")
        {
            Examples =
            [
                new("regexp_substr('Steven Jones and Stephen', 'Ste(v|ph)en')", "\"Steven\""),
                new("regexp_substr('abc', 'x')", "null"),
            ],
            Bind = Bind.To(SqlType.String, TextAndPattern, Substring, Nullability.Always),
        },
        new(
            FunctionCategory.Pattern,
            "like",
            "like(text, pattern[, escape])",
            "Whether the whole text is like the pattern, in which % is any text and _ any character; also text LIKE pattern.")
        {
            Examples = [new("like('abc', '_b_')", "true"), new("like('a_c', 'a/_c', '/')", "true")],
            Bind = call => BindSqlLike(call, LikeKind.Like),
        },
        new(FunctionCategory.Pattern, "ilike", "ilike(text, pattern[, escape])", "The same as like, ignoring case.")
        {
            Examples = [new("ilike('ABC', 'a%')", "true"), new("ilike('ABC', 'b%')", "false")],
            Bind = call => BindSqlLike(call, LikeKind.ILike),
        },
    ];

    private static Parameters WithGroup(int group) => TextAndPattern with { Optional = [Parameter.Int], Defaults = [Literal.Int(group)] };

    private static Expression BindLike(FunctionCall call)
    {
        if (call.Count != 2)
        {
            throw call.WrongCount("2");
        }

        var match = ExpressionFactory.Like(LikeKind.RLike, call[0], call[1], '\\', negated: false, call.Span);
        return (call with { Name = call.Name.ToUpperInvariant() }).Replaced(match);
    }

    private static Expression BindSqlLike(FunctionCall call, LikeKind kind)
    {
        if (call.Count is not (2 or 3))
        {
            throw call.WrongCount("[2, 3]");
        }

        var escape = call.Count == 2 ? "\\"
            : call[2].Type is StringType && Constants.IsKnown(call[2]) ? Constants.TextOf(call[2], call.Context)
            : null;
        return escape is { Length: 1 }
            ? ExpressionFactory.Like(kind, call[0], call[1], escape[0], negated: false, call.Span)
            : throw new Errors.StatisticException(
                $"The value of parameter(s) `escape` in `{call.Name}` is invalid: it must be one character.",
                call.Span,
                "INVALID_ESCAPE_CHAR");
    }

    private static Column Extract(KernelInput input)
    {
        var regex = new RegexInput(input, "regexp_extract");
        var groups = input.Values<int>(2);
        return input.MapText(row => regex.Run(row, (pattern, text) =>
            pattern.Match(text) is { Success: true } match ? regex.Group(row, match, groups[row]) : ""));
    }

    private static Column Count(KernelInput input)
    {
        var regex = new RegexInput(input, "regexp_count");
        return input.Map(row => regex.Run(row, (pattern, text) => pattern.Count(text)));
    }

    private static Column Position(KernelInput input)
    {
        var regex = new RegexInput(input, "regexp_instr");
        return input.Map(row => regex.Run(row, (pattern, text) => pattern.Match(text) is { Success: true } match ? match.Index + 1 : 0));
    }

    /// <summary>An empty match is none, since Spark makes null of the empty text.</summary>
    private static Column Substring(KernelInput input)
    {
        var regex = new RegexInput(input, "regexp_substr");
        return input.MapText(row => regex.Run(row, (pattern, text) =>
            pattern.Match(text) is { Success: true, Length: > 0 } match ? match.Value : null));
    }
}
