using System.Text;
using CsCheck;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Json.Builders;

namespace TenFour.Streaming.Tests.Json;

public sealed class ShortTextCacheTests
{
    /// <summary>More texts than it has places, so that they drive each other out.</summary>
    [Fact]
    public void Intern_AnyTextsInAnyOrder_GivesTheNumbersOfTheDictionary() =>
        Gen.Select(Gen.Int[1, 4000], Gen.Int[0, int.MaxValue]).Sample((texts, seed) => Check(texts, new Random(seed)), iter: 20);

    private static void Check(int texts, Random random)
    {
        var (cache, cached, plain) = (new ShortTextCache(), new StringDictionary(), new StringDictionary());
        for (var i = 0; i < 20_000; i++)
        {
            var number = random.Next(1 + random.Next(texts));
            var text = Encoding.UTF8.GetBytes(number.ToString("x").PadLeft(number % (ShortTextCache.MaxLength + 1), '-'));
            var room = new byte[text.Length + ShortTextCache.MaxLength];
            random.NextBytes(room);
            text.CopyTo(room.AsSpan());

            Assert.Equal(plain.Intern(text), cache.Intern(ref room[0], text.Length, cached));
        }
    }
}
