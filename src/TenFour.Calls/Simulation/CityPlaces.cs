namespace TenFour.Calls.Simulation;

/// <summary>Names of streets and well-known places of San Francisco, in the dispatch system's spelling, the busiest first.</summary>
internal static class CityPlaces
{
    public static readonly IReadOnlyList<string> Streets =
    [
        "Market St", "Mission St", "Eddy St", "Haight St", "Geary St", "3rd St", "California St", "Turk St", "Ofarrell St", "Ellis St",
        "Sutter St", "Mcallister St", "Folsom St", "Valencia St", "Post St", "Golden Gate Av", "Powell St", "Hyde St", "Geary Bl",
        "Howard St", "Fillmore St", "6th St", "7th St", "Van Ness Av", "Polk St", "Bryant St", "Jones St", "South Van Ness Av", "18th St",
        "Pacific Av", "Pine St", "Harrison St", "Clay St", "Potrero Av", "Mason St", "Fulton St", "San Bruno Av", "20th Av", "16th St",
        "Clement St", "Leavenworth St", "Bush St", "Larkin St", "Taylor St", "Stockton St", "Grove St", "Dolores St", "Divisadero St",
        "Castro St", "Bayshore Bl", "Broadway", "Chestnut St", "Vallejo St", "Oak St", "Kearny St", "Union St", "Irving St", "Minna St",
        "4th St", "Scott St", "Page St", "24th St", "Sacramento St", "Washington St", "Lombard St", "Stevenson St", "Columbus Av",
        "Ocean Av", "Hayes St", "Jackson St", "17th St", "Webster St", "Natoma St", "Capp St", "13th St", "Bay St", "28th Av",
        "Cesar Chavez St", "Grant Av", "19th Av", "La Playa", "Franklin St", "Beach St", "Fell St", "24th Av", "Brannan St", "9th St",
        "Great Hy", "Francisco St", "Jefferson St", "Filbert St", "Lyon St", "Geneva Av", "Waller St", "2nd St", "Williams Av", "Green St",
        "Stanyan St", "San Jose Av", "Taraval St", "Gough St", "20th St", "6th Av", "Drumm St", "Montgomery St", "5th St", "Greenwich St",
        "Oakdale Av", "Silver Av", "9th Av", "Broderick St", "26th St", "North Point St", "Guerrero St", "15th St", "12th Av",
        "Shotwell St", "Church St", "Townsend St", "14th St", "22nd St", "York St", "Palou Av", "19th St", "Baker St", "25th St", "Noe St",
        "Steiner St", "Masonic Av", "Alemany Bl", "Buchanan St", "8th Av", "Arguello Bl", "Balboa St", "Laguna St", "King St", "23rd St",
        "14th Av", "8th St", "West Portal Av", "Judah St", "Noriega St", "Sloat Bl", "Portola Dr", "Innes Av", "Evans Av",
    ];

    /// <summary>Common locations, each with its block.</summary>
    public static readonly IReadOnlyList<(string Name, string Address)> CommonLocations =
    [
        ("Un Pz, Sf", "0 Block Of United Nations Pz"), ("Haight St Corridor", "1500 Block Of Haight St"),
        ("Powell St Muni, Sf", "900 Block Of Market St"), ("Civic Center Muni, Sf", "1100 Block Of Market St"),
        ("Union Square, Sf", "300 Block Of Geary St"), ("Embarcadero Muni Station, Sf", "300 Block Of Market St"),
        ("Twin Peaks Viewpoint, Sf", "100 Block Of Christmas Tree Point Rd"), ("Montgomery Muni, Sf", "600 Block Of Market St"),
        ("Van Ness Av Muni, Sf", "1500 Block Of Market St"), ("Buena Vista Park, Sf", "600 Block Of Buena Vista Av W"),
        ("Mission Station, Sf", "600 Block Of Valencia St"), ("Legion Of Honor", "100 Block Of 34th Av"),
        ("Ferry Bldg, Sf", "0 Block Of The Embarcadero Sou"), ("San Bruno Av Corridor, Sf", "2600 Block Of San Bruno Av"),
        ("Stonestown Galleria, Sf", "3300 Block Of 20th Av"), ("Tenderloin Station, Sf", "300 Block Of Eddy St"),
        ("Duboce Park, Sf", "100 Block Of Scott St"), ("Washington Square, Sf", "600 Block Of Columbus Av"),
        ("Cliff House", "1100 Block Of Point Lobos Av"), ("Bayview Station, Sf", "200 Block Of Williams Av"),
        ("Palace Of Fine Arts, Sf", "3600 Block Of Lyon St"), ("Alamo Square, Sf", "1100 Block Of Fulton St"),
        ("Mission Dolores Park, Sf", "600 Block Of Dolores St"), ("Pier 39, Sf", "2200 Block Of The Embarcadero Nor"),
        ("Clement St Corridor", "500 Block Of Clement St"), ("Portsmouth Square, Sf", "700 Block Of Kearny St"),
    ];

    /// <summary>The city of a call with its weight; the dispatch system cuts names, and leaves some out.</summary>
    public static readonly IReadOnlyList<(string Name, int Weight)> Cities =
    [
        ("San Francisco", 9640), ("", 214), ("Treasure Isla", 113), ("Yerba Buena", 22), ("Daly City", 5), ("Hunters Point", 4),
        ("Presidio", 2),
    ];
}
