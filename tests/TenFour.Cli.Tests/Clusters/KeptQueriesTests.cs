using TenFour.Cli.Clusters;
using TenFour.Streaming;
using TenFour.Streaming.Errors;
using TenFour.Testing;

namespace TenFour.Cli.Tests.Clusters;

public sealed class KeptQueriesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Query_Kept_IsFoundByNameAndIdInAnotherProgram()
    {
        var query = Query("calls_per_hour");
        Kept().Add(query);

        Assert.Equal(query, Kept().Find("Calls_Per_Hour"));
        Assert.Equal(query, Kept().Find(query.ShortId));
        Assert.Equal(query, Kept().Find(query.RunId.ToString()));
    }

    [Fact]
    public void Query_Removed_IsNotFound()
    {
        var query = Query("calls_per_hour");
        Kept().Add(query);
        Kept().Remove(query);

        Assert.Empty(Kept().All());
        Assert.Throws<StreamingException>(() => Kept().Find("calls_per_hour"));
    }

    [Fact]
    public void Query_OfANameThatTwoHave_IsRefusedWithTheirIds()
    {
        var (one, other) = (Query("calls"), Query("calls"));
        Kept().Add(one);
        Kept().Add(other);

        var error = Assert.Throws<StreamingException>(() => Kept().Find("calls"));
        Assert.Contains(one.ShortId, error.Advice, StringComparison.Ordinal);
        Assert.Contains(other.ShortId, error.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void Query_Misspelt_IsRefusedWithTheNearestName()
    {
        Kept().Add(Query("calls_per_hour"));
        Assert.Contains("calls_per_hour", Assert.Throws<StreamingException>(() => Kept().Find("call_per_hour")).Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void File_ThatIsNoQuery_IsNamed()
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(Path.Combine(Folder, "x.json"), "no");
        Assert.Contains("x.json", Assert.Throws<StreamingException>(() => Kept().All()).Message, StringComparison.Ordinal);
    }

    private string Folder => _folder.Of("queries");

    private KeptQueries Kept() => new(Folder);

    private static KeptQuery Query(string name) => new(
        Guid.NewGuid(), Guid.NewGuid(), name, "Calls", "calls.sql", OutputMode.Update, "sc://localhost:15002", "ann", Guid.NewGuid(), "s", true, true, "UTC", DateTimeOffset.UnixEpoch);
}
