using TenFour.Dashboard.Results;

namespace TenFour.Dashboard.Tests.Results;

public sealed class AskedQuestionTests
{
    private static readonly ResultQuestion G = ResultQuestion.Plain with { Filter = "g" };
    private static readonly ResultQuestion Goa = ResultQuestion.Plain with { Filter = "goa" };

    private readonly AskedQuestion _asked = new();

    [Fact]
    public void Address_OfTheFirstDrawing_IsTheQuestion()
    {
        Assert.True(_asked.Arrives(G));
        Assert.Equal(G, _asked.Latest);
    }

    [Fact]
    public void Address_OfTheQuestion_TakesNothingBack()
    {
        _asked.Arrives(ResultQuestion.Plain);
        _asked.Ask(G);

        Assert.False(_asked.Arrives(G));
        Assert.Equal(G, _asked.Latest);
    }

    [Fact]
    public void Address_OfAnEarlierQuestion_TakesNothingBack()
    {
        _asked.Arrives(ResultQuestion.Plain);
        _asked.Ask(G);
        _asked.Ask(Goa);

        Assert.False(_asked.Arrives(G));
        Assert.Equal(Goa, _asked.Latest);
        Assert.False(_asked.Arrives(Goa));
        Assert.Equal(Goa, _asked.Latest);
    }

    [Fact]
    public void Address_OfTheLastOfTwoQuestions_EndsWaitingForBoth()
    {
        _asked.Arrives(ResultQuestion.Plain);
        _asked.Ask(G);
        _asked.Ask(Goa);

        Assert.False(_asked.Arrives(Goa));
        Assert.True(_asked.Arrives(G));
        Assert.Equal(G, _asked.Latest);
    }

    [Fact]
    public void Address_FromTheHistory_IsTheQuestion()
    {
        _asked.Arrives(ResultQuestion.Plain);
        _asked.Ask(G);
        _asked.Arrives(G);

        Assert.True(_asked.Arrives(ResultQuestion.Plain));
        Assert.Equal(ResultQuestion.Plain, _asked.Latest);
    }
}
