"""A small network without fault, as the files of a folder."""

FILES = {
    "actors.csv": "id,kind,name\niran,state,Iran\nhamas,armed group,Hamas\nsco,organisation,SCO\n",
    "relations.csv": (
        "id,label,verb,sign,directed\n"
        "backing,backing,backs,1,true\n"
        "alliance,alliance,is allied with,1,false\n"
        "membership,membership,is a member of,1,true\n"
    ),
    "sources.csv": "id,title\narticle,An article\n",
    "claims.csv": "id,from,to,relation,source\nc1,iran,hamas,backing,article\n",
}
