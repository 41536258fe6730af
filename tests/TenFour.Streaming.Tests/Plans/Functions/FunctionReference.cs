using System.Text;
using TenFour.Streaming.Plans.Aggregates;
using TenFour.Streaming.Plans.Functions;

namespace TenFour.Streaming.Tests.Plans.Functions;

/// <summary>Writes <c>docs/sql.md</c> from the function tables.</summary>
internal static class FunctionReference
{
    public const string Path = "docs/sql.md";

    private const string Introduction = """
        # SQL functions

        The functions that a statistic can call, with the meaning that Spark 4.2 gives them under ANSI mode. The result behind each example is
        the one that Spark gave, in the session time zone America/Los_Angeles, as `to_json` writes it; a word in capitals is the condition of the
        error. This file is written from the function table: `TENFOUR_TEST_REWRITE=1 dotnet test --project tests/TenFour.Streaming.Tests`.

        What differs from Spark:

        - Functions whose value changes when a batch is run again (`rand`, `uuid`, `shuffle` and their like) are refused.
        - Functions of DOUBLE such as `exp` and `sin` may differ in the last digit.
        - Offsets of zones before the time of railways are whole minutes.
        - `from_json` and `to_json` take no options, and `from_json` reads objects only.

        """;

    private const string DateTimePatterns = """

        ## Date-time patterns

        Letters in the patterns of `date_format`, `to_timestamp` and their like; other letters are refused. Text in single quotes stands for
        itself, `''` for a quote, and what stands in `[` and `]` may be missing when text is read.

        | letter | meaning | examples |
        |---|---|---|
        | `G` | era (not with a year before 1) | AD; `GGGG` Anno Domini |
        | `y` | year | `yyyy` 2018, `yy` 18 (read as 2000 to 2099) |
        | `M`, `L` | month | `M` 9, `MM` 09, `MMM` Sep, `MMMM` September |
        | `d` | day of the month | `d` 7, `dd` 07 |
        | `D` | day of the year | `D` 7, `DDD` 007 |
        | `Q`, `q` | quarter, when printed | `Q` 4, `QQQ` Q4, `QQQQ` 4th quarter |
        | `E` | day of the week, when printed | `E` Mon, `EEEE` Monday |
        | `F` | week in the month, when printed | 3 |
        | `a` | half of the day | AM, PM |
        | `H`, `k` | hour from 0, from 1 | `HH` 00 to 23, `kk` 01 to 24 |
        | `K`, `h` | hour of the half day from 0, from 1 | `KK` 00 to 11, `hh` 01 to 12 |
        | `m`, `s` | minute, second | `mm` 05 |
        | `S` | fraction of the second; reading takes fewer digits too | `SSS` 123 |
        | `VV` | zone id | America/Los_Angeles |
        | `z` | zone name (of the United States and UTC; else the id) | `z` PST, `zzzz` Pacific Standard Time |
        | `O` | offset behind GMT | `O` GMT-8, `OOOO` GMT-08:00 |
        | `X` | offset, Z for none | `X` -08, two letters -0800, three -08:00 |
        | `x`, `Z` | offset | `xxx` -08:00, `Z` -0800 |

        """;

    private static readonly (FunctionCategory Category, string Title)[] Chapters =
    [
        (FunctionCategory.Text, "Text"),
        (FunctionCategory.Pattern, "Regular expressions and LIKE"),
        (FunctionCategory.DateTime, "Dates and times"),
        (FunctionCategory.Conditional, "Conditions"),
        (FunctionCategory.Math, "Numbers"),
        (FunctionCategory.Hash, "Hashes"),
        (FunctionCategory.Collection, "Arrays and structs"),
        (FunctionCategory.Json, "JSON"),
        (FunctionCategory.Conversion, "Casts"),
        (FunctionCategory.Other, "Others"),
    ];

    public static string Write()
    {
        var text = new StringBuilder(Introduction);
        foreach (var (category, title) in Chapters)
        {
            text.Append($"\n## {title}\n");
            foreach (var definition in FunctionTable.Definitions.Where(d => d.Category == category))
            {
                Append(text, definition);
            }

            text.Append(category == FunctionCategory.DateTime ? DateTimePatterns : "");
        }

        text.Append("\n## Aggregates\n");
        foreach (var definition in AggregateTable.Definitions)
        {
            text.Append($"\n### {definition.Name}\n\n`{definition.Signature}`{Also(definition.Aliases)}\n\n{definition.Description}\n");
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    private static void Append(StringBuilder text, FunctionDefinition definition)
    {
        text.Append($"\n### {definition.Name}\n\n`{definition.Signature}`{Also(definition.Aliases)}\n\n{definition.Description}\n");
        if (definition.Examples.Count == 0)
        {
            return;
        }

        var width = definition.Examples.Max(example => example.Sql.Length);
        text.Append('\n');
        foreach (var example in definition.Examples)
        {
            text.Append($"    {example.Sql.PadRight(width)}  -- {example.Result}\n");
        }
    }

    private static string Also(IReadOnlyList<string> aliases) =>
        aliases.Count == 0 ? "" : $", also called {string.Join(", ", aliases.Select(alias => $"`{alias}`"))}";
}
