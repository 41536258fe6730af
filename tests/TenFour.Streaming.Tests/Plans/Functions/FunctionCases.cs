using System.Text.RegularExpressions;

namespace TenFour.Streaming.Tests.Plans.Functions;

/// <summary>Reads the tables of cases: tab-separated expression, column name, type, result and message; # starts a comment.</summary>
public static partial class FunctionCases
{
    public static IReadOnlyList<FunctionCase> All { get; } = [.. Directory.EnumerateFiles(Folder, "*.tsv").Order().SelectMany(Read)];

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Plans", "Functions", "Cases");

    private static IEnumerable<FunctionCase> Read(string file)
    {
        var number = 0;
        foreach (var line in File.ReadLines(file))
        {
            number++;
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var fields = line.Split('\t');
            yield return new FunctionCase
            {
                Place = $"{Path.GetFileNameWithoutExtension(file)} {number}",
                Sql = fields[0],
                Name = Unescape(fields[1]),
                Type = fields[2],
                Result = fields[3],
            };
        }
    }

    private static string Unescape(string text) => Escape().Replace(text, match => match.Value[1] switch
    {
        'n' => "\n",
        't' => "\t",
        'r' => "\r",
        var c => c.ToString(),
    });

    [GeneratedRegex(@"\\.")]
    private static partial Regex Escape();
}
