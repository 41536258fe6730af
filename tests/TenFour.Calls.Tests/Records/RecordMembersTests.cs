using System.Text;
using System.Text.Json;
using CsCheck;
using TenFour.Calls.Records;
using TenFour.Calls.Tests.Support;

namespace TenFour.Calls.Tests.Records;

public class RecordMembersTests
{
    [Fact]
    public void Members_OfAnyObject_EqualThoseOfSystemTextJson()
    {
        var name = Pick.Of("\"a\"", "\"b c\"", "\"x\\\"y\"", "\"é\"");
        var member = Gen.Select(name, JsonGen.Value(3)).Select(part => (List<string>)[part.Item1, ":", .. part.Item2]);
        Gen.Select(member.List[0, 6], JsonGen.WhiteSpace).Sample((members, space) =>
        {
            var text = string.Join(space, JsonGen.Enclose("{", members, "}"));
            using var document = JsonDocument.Parse(text);
            var expected = document.RootElement.EnumerateObject().Select(property => property.Value.GetRawText());

            Assert.Equal(expected, Members(text).Select(found => found.Value));
            Assert.All(Members(text), found =>
            {
                var value = Encoding.UTF8.GetBytes(found.Value);
                Assert.Equal(value, Encoding.UTF8.GetBytes(text)[found.Start..(found.Start + value.Length)]);
            });
        });
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("42", 0)]
    [InlineData("[{\"a\":1}]", 0)]
    [InlineData("{\"a\":1,\"b", 1)]
    [InlineData("{\"a\":\"x", 0)]
    [InlineData("{\"a\":[1,{", 0)]
    [InlineData("{\"a\":}", 0)]
    [InlineData("{\"a\":1 \"b\":2}", 2)]
    [InlineData("{\"a\":\"x\\", 0)]
    public void Members_OfBrokenText_EndWhereItBreaks(string text, int count) => Assert.Equal(count, Members(text).Count);

    [Fact]
    public void TryFind_OfANestedName_LooksAtTheOutermostOnly()
    {
        Assert.True(RecordMembers.TryFind("""{"x":{"a":1},"a":2}"""u8, "a"u8, out var value));
        Assert.Equal("2"u8, value);
        Assert.False(RecordMembers.TryFind("""{"x":{"a":1}}"""u8, "a"u8, out _));
    }

    private static List<(int Start, string Value)> Members(string text)
    {
        var found = new List<(int, string)>();
        var members = new RecordMembers(Encoding.UTF8.GetBytes(text));
        while (members.MoveNext())
        {
            found.Add((members.ValueStart, Encoding.UTF8.GetString(members.Value)));
        }

        return found;
    }
}
