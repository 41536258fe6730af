using System.Text;
using CsCheck;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Sql;

namespace TenFour.Streaming.Tests.Sql;

/// <summary>Texts with random damage are read or refused with a place in them; nothing else happens.</summary>
public class MutationTests
{
    private const string Alphabet = "abeEx01. \t\n'\"`\\()[]<>,;:=!|&^~%*/+-#@😀é日\0";

    private static readonly string[] Sources =
    [
        .. SparkAnswers.Queries.Select(q => q[0]),
        .. SparkAnswers.Names.Select(n => $"SELECT {n[0]}"),
        .. SparkAnswers.Schemas.Select(s => $"-- schema: {s[0]}\n-- mode: update\n-- title: a\nSELECT 1"),
    ];

    [Fact]
    public void Text_WithRandomDamage_IsReadOrRefusedWithAPlace() => Gen.Int.Sample(
        seed =>
        {
            var text = Damaged(new Random(seed));

            var error = Record.Exception(() => StatisticFile.Parse(text, "a.sql"));

            if (error is not null)
            {
                var refused = error as StatisticException;
                Assert.True(refused is not null, $"Seed {seed}: {error}\n{text}");
                Assert.True(refused.Span.Start >= 0 && refused.Span.Length >= 0 && refused.Span.EndExclusive <= text.Length, $"Seed {seed}: {refused.Span} in\n{text}");
                Assert.NotEmpty(CaretText.Render(refused, text, "a.sql"));
            }
        },
        iter: Environment.GetEnvironmentVariable("TENFOUR_TEST_FULL") == "1" ? 1_000_000 : 20_000,
        threads: 1);

    private static string Damaged(Random random)
    {
        var text = new StringBuilder(Sources[random.Next(Sources.Length)]);
        for (var i = random.Next(1, 6); i > 0; i--)
        {
            Damage(text, random);
        }

        return text.ToString();
    }

    private static void Damage(StringBuilder text, Random random)
    {
        var at = random.Next(text.Length + 1);
        var length = Math.Min(random.Next(1, 8), text.Length - at);
        switch (random.Next(5))
        {
            case 0:
                text.Remove(at, length);
                break;
            case 1:
                text.Insert(at, Alphabet[random.Next(Alphabet.Length)]);
                break;
            case 2:
                text.Insert(random.Next(text.Length + 1), text.ToString(at, length));
                break;
            case 3:
                var words = Sources[random.Next(Sources.Length)].Split(' ');
                text.Insert(at, $" {words[random.Next(words.Length)]} ");
                break;
            default:
                text.Length = at;
                break;
        }
    }
}
