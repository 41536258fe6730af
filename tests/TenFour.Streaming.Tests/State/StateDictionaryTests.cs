using System.Text;
using TenFour.Streaming.State;
using Xunit;

namespace TenFour.Streaming.Tests.State;

public sealed class StateDictionaryTests
{
    [Fact]
    public void Entry_WithoutReferences_LeavesAtTheNextBatchAndItsCodeIsUsedAgain()
    {
        var dictionary = new StateDictionary();
        var kept = Intern(dictionary, "kept");
        dictionary.AddReference(kept);
        var passing = Intern(dictionary, "passing");
        var generation = dictionary.Generation(passing);

        Assert.Equal(passing, Intern(dictionary, "passing"));
        dictionary.BeginBatch();

        Assert.False(dictionary.IsLive(passing));
        Assert.NotEqual(generation, dictionary.Generation(passing));
        Assert.Equal(passing, Intern(dictionary, "another"));
        Assert.Equal("kept", Encoding.UTF8.GetString(dictionary[kept]));
    }

    [Fact]
    public void Strings_ThatTurnOver_DoNotGrow()
    {
        var dictionary = new StateDictionary();
        var held = new Queue<int>();
        for (var i = 0; i < 200_000; i++)
        {
            var code = Intern(dictionary, $"a string of some length, number {i}");
            dictionary.AddReference(code);
            held.Enqueue(code);
            if (held.Count > 100)
            {
                dictionary.Release(held.Dequeue());
            }

            if (i % 50 == 0)
            {
                dictionary.BeginBatch();
            }
        }

        Assert.InRange(dictionary.Count, 100, 200);
        Assert.InRange(dictionary.Bytes, 1, 400_000);
    }

    [Fact]
    public void Strings_OfAnyLength_AreReadBack()
    {
        var dictionary = new StateDictionary();
        var texts = new[] { "", "a", new string('b', 5000), new string('c', 70_000), "d", new string('e', 65_536) };

        var codes = texts.Select(t => Intern(dictionary, t)).ToArray();

        Assert.Equal(texts, codes.Select(c => Encoding.UTF8.GetString(dictionary[c])));
        Assert.Equal(codes, texts.Select(t => Intern(dictionary, t)));
    }

    private static int Intern(StateDictionary dictionary, string text) => dictionary.Intern(Encoding.UTF8.GetBytes(text));
}
