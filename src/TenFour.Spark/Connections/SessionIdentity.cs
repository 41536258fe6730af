using TenFour.Spark.Protocol;

namespace TenFour.Spark.Connections;

/// <summary>Who calls, in which session.</summary>
internal sealed class SessionIdentity(Guid sessionId, string userId, ServerSession server)
{
    private const string ClientType = "tenfour";

    private readonly UserContext _user = new() { UserId = userId, UserName = userId };

    public Guid SessionId => sessionId;

    public string UserId => userId;

    /// <summary>Fills in the fields that every request has.</summary>
    public T Sign<T>(T request)
        where T : ISessionRequest
    {
        request.SessionId = sessionId.ToString("D");
        request.UserContext = _user;
        request.ClientType = ClientType;
        if (request is IObservedSessionRequest observing && server.Id is { } id)
        {
            observing.ClientObservedServerSideSessionId = id;
        }

        return request;
    }
}
